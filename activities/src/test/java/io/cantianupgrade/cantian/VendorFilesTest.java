package io.cantianupgrade.cantian;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cantianupgrade.model.ClusterVersion;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.storage.FileSystemRef;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The samples of section 8 of the reference. */
class VendorFilesTest {

    private static final String VERSIONS = """
            Name:  Enterprise storage product software
            Description:  Enterprise storage product software
            SYS:
              Name: Cantian for DB
              Version: 25.06.B001
              Product: Cantian for DB
            ChangeVersionTime: 2023/11/16 09:41""";

    private static final String CONTROL_VERSION = """

            connected.


            SQL>\s
            VERSION                                                        \s
            ----------------------------------------------------------------
            25.6.0.4                                                       \s

            1 rows fetched.
            """;

    @Test
    void versionsYmlWithoutATrailingNewline() {
        assertThat(VersionsFile.parse(VERSIONS)).contains(new Version("25.06.B001"));
        assertThat(VersionsFile.parse("ChangeVersionTime: 2023/11/16 09:41")).isEmpty();
    }

    @Test
    void cmsVersionWithAndWithoutAServer() {
        assertThat(ClusterVersions.ofClusterManager("mem version:25.6.0.\ngcc version:25.6.1.\n"))
                .contains(new ClusterVersion(25, 6, 1));
        assertThat(ClusterVersions.ofClusterManager("gcc version:24.0.0.\n")).contains(new ClusterVersion(24, 0, 0));
        assertThat(ClusterVersions.ofClusterManager("check master_lock failed, get version failed."))
                .isEmpty();
    }

    @Test
    void theDatabasesVersionHasAFourthNumber() {
        assertThat(ClusterVersions.ofDatabase(CONTROL_VERSION)).contains(new ClusterVersion(25, 6, 0));
        assertThat(ClusterVersions.ofDatabase("Please enter password: \n********\n" + CONTROL_VERSION))
                .contains(new ClusterVersion(25, 6, 0));
        assertThat(ClusterVersions.ofDatabase("CT-00332, Failed to establish uds connection"))
                .isEmpty();
        assertThat(ClusterVersions.ofDatabase(CONTROL_VERSION.replace("1 rows fetched.", "")))
                .isEmpty();
    }

    @Test
    void theNewestLineOfTheBackupNoteCounts() {
        assertThat(BackupNote.newest("24.06.B058:1712304000123\n24.12.B032:1732068931482\n"))
                .contains(new Version("24.12.B032"));
        assertThat(BackupNote.newest("")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "combined, '', COMBINED",
        "dbstor, ModeA, DBSTOR",
        "dbstore, '', DBSTOR",
        "'', ModeB, DBSTOR",
        "'', ModeC, DBSTOR",
        "'', ModeA, FILE",
        "'', default, FILE"
    })
    void t41_t57_theDeployModeIsTheKeyElseThePolicy(String mode, String policy, DeployMode expected) {
        assertThat(DeployParam.parse(deployParam(mode, policy)).deployMode()).isEqualTo(expected);
    }

    @Test
    void everyStorageFileSystemIsNamedWithItsTenant() {
        DeployParam parsed = DeployParam.parse(deployParam("combined", ""));
        assertThat(parsed.fileSystems())
                .containsExactly(
                        new FileSystemRef("redo", "7"),
                        new FileSystemRef("page", "0"),
                        new FileSystemRef("share", "3"));
        assertThat(parsed.nodeCount()).isEqualTo(2);
        assertThat(parsed.nodeId().number()).isEqualTo(1);
    }

    @Test
    void t75_aMissingValueIsNamed() {
        assertThatThrownBy(() -> DeployParam.parse("{\"cms_ip\": \"a;b\"}")).hasMessageContaining("node_id");
        assertThatThrownBy(() -> DeployParam.parse("")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> DeployParam.parse(deployParam("nas", ""))).hasMessageContaining("found 'nas'");
    }

    @Test
    void t67_programsAreToldByTheirOwnNameAndArguments() {
        assertThat(ProcessTable.running("""
                                  101 cms server -start
                                  102 /opt/cantian/cantian/server/bin/cantiand open -D /mnt/dbdata/local/cantian/tmp/data
                                  103 /usr/bin/python3 /opt/cantian/ct_om/service/ctmgr/uds_server.py
                                  104 python3 /opt/cantian/ct_om/service/cantian_exporter/exporter/execute.py
                                  105 /bin/bash /opt/cantian/common/script/cantian_daemon.sh
                                  106 vi /root/cms_server_start.txt
                                  107 tail -f /opt/cantian/log/cantiand
                                  108 grep cms server -start
                                """))
                .containsExactly(
                        "cms server (101)", "cantiand (102)", "ctmgr (103)", "exporter (104)", "watchdog (105)");
    }

    private static String deployParam(String mode, String policy) {
        return """
                {"node_id": "1", "cms_ip": "10.0.0.1;10.0.0.2", "deploy_mode": "%s", "deploy_policy": "%s",
                 "storage_dbstor_fs": "redo", "storage_dbstor_page_fs": "page", "storage_share_fs": "share",
                 "storage_archive_fs": "", "vstore_id": "3", "dbstor_fs_vstore_id": "7"}""".formatted(mode, policy);
    }
}
