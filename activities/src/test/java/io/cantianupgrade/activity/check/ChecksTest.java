package io.cantianupgrade.activity.check;

import static io.cantianupgrade.activity.check.FakeNode.CONFIGURATION;
import static io.cantianupgrade.activity.check.FakeNode.VERSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.check.CheckReport;
import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.check.CheckSpec;
import io.cantianupgrade.check.Checks;
import io.cantianupgrade.check.Verdict;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.storage.Replication;
import io.cantianupgrade.storage.Replication.Site;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every declared check is green on a site that is well, and red for each thing that it is there to find. */
class ChecksTest {

    private static final String UPGRADE = "/mnt/dbdata/remote/metadata_metadata/upgrade/";
    private static final String LITTLE = "Filesystem 1024-blocks Used Available Capacity Mounted on\n/dev/a 9 9 ";

    @TempDir
    private Path folder;

    /** What spoils the site, and the checks that then fail; each must be named, so that one fault is told once. */
    private record Red(String what, Consumer<FakeSite> spoil, List<CheckId> failing) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<Red> reds() {
        return Stream.of(
                red("no answer", site -> site.node(1).isGone(), CheckId.REACHABLE),
                red("another system", site -> site.node(1).says("system", "AIX"), CheckId.OPERATING_SYSTEM),
                red("T-48: sh is dash", site -> site.node(1).says("shell", "none"), CheckId.SHELL_IS_BASH),
                red("no tree", site -> site.node(1).says("missing-commands", "tree"), CheckId.COMMANDS),
                red("no paramiko", site -> site.node(0).says("missing-modules", "paramiko"), CheckId.PYTHON_MODULES),
                red("programs must not run", site -> site.node(1).says("noexec", "/ctdb"), CheckId.PROGRAMS_MAY_RUN),
                red("configuration is no JSON", site -> site.node(1).has(CONFIGURATION, "{"), CheckId.CONFIGURATION),
                red("versions.yml names none", site -> site.node(1).has(VERSIONS, "x"), CheckId.CONFIGURATION),
                red(
                        "T-75: hosts mixed up",
                        site -> site.node(1).changes(CONFIGURATION, "\"node_id\": \"1\"", "\"node_id\": \"0\""),
                        CheckId.NODE_IDENTITY),
                red(
                        "little room",
                        site -> site.node(1).says("free-installed", LITTLE + "4999999 99% /"),
                        CheckId.FREE_SPACE),
                red("df says nothing", site -> site.node(1).says("free-release", "df: no"), CheckId.UNPACK_SPACE),
                red(
                        "little room to unpack",
                        site -> site.node(1).says("free-release", LITTLE + "5242879 99% /ctdb"),
                        CheckId.UNPACK_SPACE),
                red(
                        "a backup larger than what is free",
                        site -> site.node(0).says("backup-size", "99999999\ttotal"),
                        CheckId.BACKUP_SPACE),
                red("nothing runs", site -> site.node(1).says("processes", "1 init"), CheckId.PROCESSES),
                red(
                        "two engines",
                        site -> site.node(1).says("processes", "1 cms server -start\n2 cantiand open\n3 cantiand open"),
                        CheckId.PROCESSES),
                red(
                        "the engine is still starting",
                        site -> site.node(1).says("engine-state", "{\"start_status\":\"starting\"}"),
                        CheckId.ENGINE_STATE),
                red(
                        "the database was never created",
                        site -> site.node(0)
                                .says(
                                        "engine-state",
                                        "{\"start_status\":\"started\",\"db_create_status\":\"default\"}"),
                        CheckId.ENGINE_STATE),
                red(
                        "cms does not know node 1",
                        site -> site.node(0).says("cms-nodes", "0 node0 ip"),
                        CheckId.CMS_REGISTRATION),
                red(
                        "cms has no db",
                        site -> site.node(0).says("cms-resources", "gcc failed"),
                        CheckId.CMS_REGISTRATION),
                red("no dbstor client", site -> site.node(0).says("dbstor-client", ""), CheckId.DBSTOR_CLIENT),
                red(
                        "a complete backup of another attempt",
                        site -> site.node(1).says("backup", "from 2026-01-01\naction\nbackup_success"),
                        CheckId.OLD_BACKUP),
                red(
                        "T-46: logicrep's libraries are not where the answer given ahead says",
                        site -> {
                            site.answers = Map.of("LOGICREP_LIBRARIES", "/opt/lib");
                            site.node(1).answersAboutLogicrep("flag /a/start.success\nno libssl*.so* in /opt/lib\n");
                        },
                        CheckId.LOGICREP_LIBRARIES),
                red("T-61: half a backup", site -> site.node(1).says("backup", "from 2026-01-01"), CheckId.OLD_BACKUP),
                red(
                        "T-49: the lock is held",
                        site -> site.node(0).says("lock", "held by process 4711"),
                        CheckId.UPGRADE_LOCK),
                red(
                        "an upgrade by hand",
                        site -> site.node(0)
                                .says(
                                        "processes",
                                        "1 cms server -start\n2 cantiand open\n3 bash /p/action/appctl.sh upgrade offline"),
                        CheckId.UPGRADE_LOCK),
                red(
                        "T-36: a lock file of another node in the share file system",
                        site -> site.inModeDbstor().node(0).shares("upgrade_lock_1"),
                        CheckId.UPGRADE_LOCK),
                red(
                        "a node that the cluster file leaves out",
                        site -> site.nodes.forEach(node -> node.changes(CONFIGURATION, "192.168.1.2", "192.168.1.2;x")
                                .says("cms-nodes", "0 node0 ip\n1 node1 ip\n2 node2 ip")),
                        CheckId.EVERY_NODE_NAMED),
                red(
                        "nodes of two versions",
                        site -> site.node(1).changes(VERSIONS, "B032", "B031"),
                        CheckId.SAME_VERSION),
                red(
                        "nodes of two clusters",
                        site -> site.node(1)
                                .changes(CONFIGURATION, "\"cluster_name\": \"a\"", "\"cluster_name\": \"b\""),
                        CheckId.SAME_CONFIGURATION),
                red(
                        "T-32, T-35: deploy mode dss",
                        site -> {
                            site.nodes.forEach(node -> node.changes(CONFIGURATION, "combined", "dss"));
                            site.release.remove("repo/DBStor_Client_25.06.B001_x86_64.tgz");
                        },
                        CheckId.DEPLOY_MODE),
                red(
                        "T-16: one node sees another not joined",
                        site -> site.node(1)
                                .statAfter("ONLINE                1            0             1", "ONLINE  0  0  1"),
                        CheckId.CLUSTER_ONLINE),
                red("no table", site -> site.node(1).shows("cms load gcc failed."), CheckId.CLUSTER_ONLINE),
                red("a clock behind", site -> site.node(1).isAhead(Duration.ofSeconds(-30)), CheckId.CLOCK_SKEW),
                red(
                        "a wrong password",
                        site -> site.node(0).answersSql("CT-00329, Incorrect user or password"),
                        CheckId.DATABASE_LOGIN),
                red(
                        "T-30: a password that the vendor's read would change",
                        site -> site.sysPassword = "can\\ary",
                        CheckId.DATABASE_LOGIN),
                red(
                        "T-30: and one with a blank at its end",
                        site -> site.sysPassword = "canary ",
                        CheckId.DATABASE_LOGIN),
                red("no database", site -> site.node(0).answersSql("CT-00303, Failed"), CheckId.DATABASE_LOGIN),
                red(
                        "T-10, T-59: the flag of another target",
                        site -> site.node(0).has(UPGRADE + "upgrade_node0.25.06.B000", ""),
                        CheckId.OPEN_UPGRADE),
                red(
                        "a rolling upgrade begun by hand",
                        site -> site.node(0).has(UPGRADE + "cluster_and_node_status/cluster_status.txt", "rollup"),
                        CheckId.OPEN_UPGRADE),
                red(
                        "T-06: a flag that only the share file system has",
                        site -> site.inModeDbstor().node(0).shares("updatesys.success"),
                        CheckId.OPEN_UPGRADE),
                red("no package", site -> site.packageIsThere = false, CheckId.PACKAGE),
                red(
                        "a package without white list",
                        site -> site.release.remove("action/white_list.txt"),
                        CheckId.PACKAGE),
                red(
                        "T-62: another checksum",
                        site -> site.sha256 = Optional.of("0".repeat(64)),
                        CheckId.PACKAGE_CHECKSUM),
                red(
                        "another upgrade.sh",
                        site -> site.release.put("action/upgrade.sh", "echo\n"),
                        CheckId.PACKAGE_SCRIPTS),
                red("T-62: one package too many", site -> site.release.put("repo/README", ""), CheckId.PACKAGE_REPO),
                red(
                        "another processor",
                        site -> site.node(1).says("architecture", "aarch64"),
                        CheckId.PACKAGE_ARCHITECTURE),
                red("T-73: no connector archive", site -> site.connectorIsThere = false, CheckId.CONNECTOR_ARCHIVE),
                red(
                        "a connector archive of another release",
                        site -> site.release.put("for_mysql_official/patch.sh", "Cantian_connector_aarch64_DEBUG.tgz"),
                        CheckId.CONNECTOR_ARCHIVE),
                red(
                        "T-19: a key more",
                        site -> site.release.put(
                                "action/config_params.json", FakeSite.TEMPLATE.replace("{", "{\"new\": 1, ")),
                        CheckId.CONFIGURATION_KEYS),
                red(
                        "the target is installed",
                        site -> site.nodes.forEach(node -> node.changes(VERSIONS, "24.12.B032", "25.06.B001")),
                        CheckId.NEW_VERSION),
                red(
                        "T-20, T-21, T-56: a source that splits file systems",
                        site -> site.nodes.forEach(node -> node.changes(VERSIONS, "24.12.B032", "2.0.0.B086")),
                        CheckId.SOURCE_SUPPORTED,
                        CheckId.ROLLING_ALLOWED),
                red(
                        "a source that is not listed",
                        site -> site.nodes.forEach(node -> node.changes(VERSIONS, "24.12", "23.12")),
                        CheckId.SOURCE_ALLOWED),
                red(
                        "only a rolling upgrade",
                        site -> site.release.put("action/white_list.txt", "S M C\n24.12.* rollup false\n"),
                        CheckId.MODE_ALLOWED),
                red(
                        "only an offline upgrade",
                        site -> site.release.put("action/white_list.txt", "S M C\n24.12.* offline false\n"),
                        CheckId.ROLLING_ALLOWED),
                red("no array is named", site -> site.arrayIsNamed = false, CheckId.ARRAY_NAMED),
                red("the array refuses the login", site -> site.array.refusesLogin = true, CheckId.ARRAY_LOGIN),
                red("the array is not well", site -> site.array.healthy = false, CheckId.ARRAY_HEALTH),
                red("no such file system", site -> site.array.hasFileSystems = false, CheckId.FILE_SYSTEMS),
                red("file systems offline", site -> site.array.online = false, CheckId.FILE_SYSTEMS),
                red(
                        "the standby site",
                        site -> site.array.replication = new Replication(Site.STANDBY, true, false),
                        CheckId.NOT_STANDBY),
                red(
                        "a HyperMetro pair",
                        site -> site.array.replication = new Replication(Site.NOT_REPLICATED, true, true),
                        CheckId.REVERT_POSSIBLE),
                red(
                        "a pair that is not split",
                        site -> site.array.replication = new Replication(Site.PRIMARY, false, false),
                        CheckId.REVERT_POSSIBLE),
                red("a revert under way", site -> site.array.reverting = true, CheckId.ARRAY_IDLE),
                red("no room for a snapshot", site -> site.array.snapshots = 1024, CheckId.SNAPSHOT_ROOM));
    }

    @Test
    void everyCheckIsGreenOnASiteThatIsWell() {
        CheckReport report = new FakeSite(folder).precheck();
        assertThat(report.results())
                .allSatisfy(result ->
                        assertThat(result.verdict()).as(result.toString()).isEqualTo(Verdict.PASS));
        assertThat(report.results().stream().map(CheckResult::id).distinct())
                .containsExactlyElementsOf(
                        Checks.all().stream().map(CheckSpec::id).toList());
    }

    @Test
    void everyCheckHasARedCase() {
        assertThat(reds().flatMap(red -> red.failing().stream()).distinct())
                .containsExactlyInAnyOrder(CheckId.values());
    }

    @ParameterizedTest
    @MethodSource("reds")
    void redForWhatItIsThereToFind(Red red) {
        FakeSite site = new FakeSite(folder);
        red.spoil().accept(site);
        CheckReport report = site.precheck();
        List<CheckResult> failures = report.results().stream()
                .filter(result -> result.verdict() == Verdict.FAIL || result.verdict() == Verdict.WARN)
                .toList();
        assertThat(failures.stream().map(CheckResult::id).distinct())
                .as(failures.toString())
                .containsExactlyElementsOf(red.failing());
        assertThat(failures).allSatisfy(failure -> {
            assertThat(failure.verdict()).isEqualTo(Checks.of(failure.id()).onFailure());
            assertThat(failure.found()).isNotBlank();
            assertThat(failure.remedy()).isNotBlank();
        });
        assertThat(report.results().stream().map(CheckResult::id)).contains(CheckId.values());
    }

    @Test
    void aFailureKeepsTheCloserProblem() {
        FakeSite site = new FakeSite(folder);
        site.array.refusesLogin = true;
        assertThat(site.precheck().with(Verdict.FAIL))
                .singleElement()
                .extracting(CheckResult::code)
                .isEqualTo(ProblemCode.ARRAY_LOGIN_REFUSED);
    }

    @Test
    void logicrepsLibrariesThatNobodyHasNamedYetAreAWarningThatTheyWillBeAskedFor() {
        FakeSite site = new FakeSite(folder);
        site.node(1).answersAboutLogicrep("flag /a/start.success\n");
        assertThat(site.precheck().with(Verdict.WARN)).singleElement().satisfies(warning -> {
            assertThat(warning.id()).isEqualTo(CheckId.LOGICREP_LIBRARIES);
            assertThat(warning.where()).isEqualTo("node 1");
            assertThat(warning.found()).contains("will be asked for");
            assertThat(warning.remedy()).contains("answers: { LOGICREP_LIBRARIES:");
        });
        assertThat(site.precheck().passed()).isTrue();
    }

    @Test
    void anArrayThatDoesNotAnswerIsAWarningOnceManualSnapshotsAreAnsweredAhead() {
        FakeSite site = new FakeSite(folder);
        site.array.silent = true;
        assertThat(site.precheck().with(Verdict.FAIL)).singleElement().satisfies(failure -> {
            assertThat(failure.code()).isEqualTo(ProblemCode.ARRAY_UNREACHABLE);
            assertThat(failure.remedy()).contains("answers: { MANUAL_SNAPSHOTS: \"yes\" }");
        });

        site.answers = Map.of("MANUAL_SNAPSHOTS", "yes");
        assertThat(site.precheck().with(Verdict.FAIL)).isEmpty();
        assertThat(site.precheck().with(Verdict.WARN))
                .singleElement()
                .extracting(CheckResult::id)
                .isEqualTo(CheckId.ARRAY_LOGIN);
    }

    @Test
    void whateverElseIsWrongWithTheArrayRefusesInAnyCase() {
        FakeSite site = new FakeSite(folder);
        site.answers = Map.of("MANUAL_SNAPSHOTS", "yes");
        site.array.refusesLogin = true;
        assertThat(site.precheck().with(Verdict.FAIL))
                .singleElement()
                .extracting(CheckResult::code)
                .isEqualTo(ProblemCode.ARRAY_LOGIN_REFUSED);
    }

    private static Red red(String what, Consumer<FakeSite> spoil, CheckId... failing) {
        return new Red(what, spoil, List.of(failing));
    }
}
