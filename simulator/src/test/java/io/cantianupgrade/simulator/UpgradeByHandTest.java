package io.cantianupgrade.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guide's path, typed by hand. */
class UpgradeByHandTest {

    private static final String SYS = "Sys_pwd@2024\n";
    private static final String NO_ARRAY = "yes\n";

    @TempDir
    private Path folder;

    private static void assertDone(CommandResult result, String script) {
        assertThat(result.output()).contains("Execute cantian-common " + script + " return success.");
        assertThat(result.exitCode()).isZero();
    }

    private static void offlineUpTo(Operator operator, String answers) throws IOException {
        operator.distribute();
        for (int node = 0; node < 2; node++) {
            assertDone(operator.newRelease(node, "pre_upgrade offline", ""), "pre_upgrade.sh");
        }
        assertDone(operator.installed(0, "check_point", SYS), "check_point.sh");
        operator.on(0).run("rm -f opt/cantian/check_point.success");
        for (int node = 0; node < 2; node++) {
            assertDone(operator.installed(node, "stop", ""), "stop.sh");
        }
        for (int node = 0; node < 2; node++) {
            assertDone(operator.newRelease(node, "upgrade offline 127.0.0.1", answers), "upgrade.sh");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"combined", "dbstor", "file"})
    void offlineUpgradeOfTwoNodesEndsOnTheTargetWithTheVersionRaisedOnce(String mode)
            throws IOException, GeneralSecurityException {
        try (SimulatedCluster cluster = SimulatedCluster.in(folder)
                        .deployMode(mode)
                        .changeSystemTables(true)
                        .pace(0)
                        .start();
                Operator operator = new Operator(cluster)) {
            cluster.nodes().forEach(node -> node.fault("no-ping"));
            offlineUpTo(operator, mode.equals("file") ? SYS : NO_ARRAY + SYS);

            assertThat(cluster.node(0).run("cms version").output()).contains("mem version:24.12.0.");
            CommandResult commit = operator.newRelease(0, "upgrade_commit offline", "127.0.0.1\nyes\n");

            assertDone(commit, "upgrade_commit.sh");
            assertThat(commit.output()).contains("cms upgrade succeed, main_ver=25, major_ver=6, revision=0, inner=4.");
            for (SimulatedNode node : cluster.nodes()) {
                assertThat(node.path("/opt/cantian/versions.yml")).content().contains("Version: 25.06.B001");
                assertThat(node.run("rpm -qa cantian ct_om").output())
                        .contains("cantian-25.06.B001", "ct_om-25.06.B001");
                assertThat(node.run("cms version").output()).isEqualTo("mem version:25.6.0.\ngcc version:25.6.0.\n");
                assertThat(cluster.journal().count(node.id(), "do_upgrade begin"))
                        .isOne();
            }
            assertThat(cluster.journal().events())
                    .filteredOn(event -> event.what().equals("cms upgrade 25 6 0"))
                    .hasSize(1);
            assertThat(cluster.node(0)
                            .run("ctsql / as sysdba -q -c 'SELECT * FROM SYS.DV_CTRL_VERSION;'")
                            .output())
                    .contains("\n25.6.0.4 ");
            assertThat(cluster.fileSystem(mode.equals("file") ? "dbstor" : "dbstor_page")
                            .resolve("data/sys_tables"))
                    .content()
                    .contains("SYS_UPGRADE_HISTORY");
            assertThat(cluster.allJoined()).isTrue();
        }
    }

    @Test
    void rollingUpgradeTakesOneNodeAtATimeAndCanBeRolledBack() throws IOException, GeneralSecurityException {
        try (SimulatedCluster cluster = SimulatedCluster.in(folder).pace(0).start();
                Operator operator = new Operator(cluster)) {
            operator.distribute();
            Path status = cluster.fileSystem("metadata").resolve("upgrade/cluster_and_node_status");
            for (int node = 0; node < 2; node++) {
                assertDone(operator.newRelease(node, "pre_upgrade rollup", ""), "pre_upgrade.sh");
                assertDone(operator.newRelease(node, "upgrade rollup", "2\n"), "upgrade.sh");
                assertThat(status.resolve("node" + node + "_status.txt")).hasContent("rollup_success");
            }
            assertThat(status.resolve("cluster_status.txt")).hasContent("prepared");
            assertThat(cluster.allJoined()).isTrue();

            for (int node = 1; node >= 0; node--) {
                assertDone(operator.newRelease(node, "rollback rollup", ""), "rollback.sh");
                assertThat(cluster.node(node).path("/opt/cantian/versions.yml"))
                        .content()
                        .contains("24.12.B032");
            }
            assertThat(status.resolve("cluster_status.txt")).hasContent("normal");
            assertThat(cluster.allJoined()).isTrue();
        }
    }

    @Test
    void rollingCommitRaisesTheVersionAndClearsTheStatus() throws IOException, GeneralSecurityException {
        try (SimulatedCluster cluster = SimulatedCluster.in(folder).pace(0).start();
                Operator operator = new Operator(cluster)) {
            operator.distribute();
            for (int node = 0; node < 2; node++) {
                operator.newRelease(node, "pre_upgrade rollup", "");
                assertDone(operator.newRelease(node, "upgrade rollup", "2\n"), "upgrade.sh");
            }
            CommandResult early = operator.newRelease(1, "upgrade_commit offline", "");
            assertThat(early.exitCode()).as("a commit that failed ends with 0").isZero();
            assertThat(early.output()).contains("upgrade_commit.sh return failed");

            assertDone(operator.newRelease(1, "upgrade_commit rollup", ""), "upgrade_commit.sh");

            Path upgrade = cluster.fileSystem("metadata").resolve("upgrade");
            assertThat(upgrade.resolve("cluster_and_node_status")).doesNotExist();
            assertThat(upgrade.resolve("cantian_rollup_upgrade_commit_24.12.B032.success"))
                    .exists();
            assertThat(cluster.node(0).run("cms version").output()).contains("gcc version:25.6.0.");
        }
    }

    @Test
    void offlineRollbackBringsEveryNodeBack() throws IOException, GeneralSecurityException {
        try (SimulatedCluster cluster = SimulatedCluster.in(folder).pace(0).start();
                Operator operator = new Operator(cluster)) {
            cluster.nodes().forEach(node -> node.fault("no-ping"));
            offlineUpTo(operator, NO_ARRAY);
            for (int node = 0; node < 2; node++) {
                assertDone(operator.installed(node, "stop", ""), "stop.sh");
            }
            for (int node = 0; node < 2; node++) {
                assertDone(operator.newRelease(node, "rollback offline 127.0.0.1", "yes\n"), "rollback.sh");
                assertThat(cluster.node(node).path("/opt/cantian/versions.yml"))
                        .content()
                        .contains("24.12.B032");
                assertThat(cluster.node(node).run("rpm -q cantian ct_om").output())
                        .contains("cantian-24.12.B032", "ct_om-24.12.B032");
            }
            await().atMost(Duration.ofSeconds(20)).until(cluster::allJoined);
        }
    }

    @Test
    void functionsCalledOneAtATimeUpgradeAndRestoreANode() throws IOException, GeneralSecurityException {
        try (SimulatedCluster cluster = SimulatedCluster.in(folder).pace(0).start();
                Operator operator = new Operator(cluster)) {
            operator.distribute();
            assertDone(operator.newRelease(0, "pre_upgrade rollup", ""), "pre_upgrade.sh");
            assertDone(operator.installed(0, "stop", ""), "stop.sh");
            String preamble = "get_mnt_dir_name; get_config_info; ";
            String backup = "dircetory_path=$SIM_ROOT/opt/cantian/upgrade_backup/cantian_upgrade_bak_24.12.B032; ";
            for (String functions : new String[] {
                "cantian_status_check",
                "do_backup",
                "do_backup",
                backup + "do_upgrade",
                "init_cluster_or_node_status_flag; modify_cluster_or_node_status node0_status.txt rollup node_0",
                "clear_sem_id; start_cantiand_by_cms; start_cantian",
                backup + "get_back_version; modify_sys_tables",
                "show_cantian_version; cp -fp ${CURRENT_PATH}/../versions.yml $SIM_ROOT/opt/cantian"
            }) {
                CommandResult result = operator.call(0, "upgrade.sh", "rollup 127.0.0.1", preamble + functions);
                assertThat(result.exitCode())
                        .as(functions + "\n" + result.output() + result.errors())
                        .isZero();
            }
            assertThat(cluster.node(0).run("cantiand -v").output()).isEqualTo("Cantian Release 25.06\n");
            assertThat(cluster.node(0).path("/opt/backup_note")).content().matches("24\\.12\\.B032:\\d{13}\n");

            assertDone(operator.installed(0, "stop", ""), "stop.sh");
            String rollback =
                    "back_version=24.12.B032; do_snapshot_choice=yes; get_mnt_dir_name; get_current_node; modify_env; "
                            + "source ${CURRENT_PATH}/docker/dbstor_tool_opt_common.sh; source ${CURRENT_PATH}/env.sh; "
                            + "user=${cantian_user}; ";
            assertThat(operator.call(0, "rollback.sh", "rollup 127.0.0.1", rollback + "do_rollback")
                            .exitCode())
                    .isZero();
            assertThat(operator.call(
                                    0,
                                    "rollback.sh",
                                    "rollup 127.0.0.1",
                                    rollback + "start_cantiand_by_cms; start_cantian")
                            .exitCode())
                    .isZero();
            assertThat(cluster.node(0).run("cantiand -v").output()).isEqualTo("Cantian Release 24.12\n");
            assertThat(Files.readString(cluster.node(0).path("/opt/cantian/versions.yml")))
                    .contains("24.12.B032");
            assertThat(cluster.journal().count(0, "do_rollback begin")).isOne();
        }
    }

    @Test
    void aFailingFunctionLeavesTheNodeAsItWasAndRecovers() throws IOException, GeneralSecurityException {
        try (SimulatedCluster cluster = SimulatedCluster.in(folder).pace(0).start();
                Operator operator = new Operator(cluster)) {
            operator.distribute();
            operator.newRelease(0, "pre_upgrade rollup", "");
            operator.installed(0, "stop", "");
            String backup = "get_mnt_dir_name; get_config_info; do_backup";
            for (String fault : new String[] {"fail:do_backup", "fail:cms:upgrade_backup", "no-tree"}) {
                cluster.node(0).fault(fault);
                assertThat(operator.call(0, "upgrade.sh", "offline 127.0.0.1", backup)
                                .exitCode())
                        .as(fault)
                        .isOne();
                cluster.node(0).recovers();
            }
            assertThat(operator.call(0, "upgrade.sh", "offline 127.0.0.1", backup)
                            .exitCode())
                    .isZero();
        }
    }
}
