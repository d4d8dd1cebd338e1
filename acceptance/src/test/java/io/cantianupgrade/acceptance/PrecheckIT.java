package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.check.CheckSpec;
import io.cantianupgrade.check.Checks;
import io.cantianupgrade.check.Verdict;
import io.cantianupgrade.model.Operation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The command {@code precheck}: every check, every result at once, nothing changed. */
class PrecheckIT {

    private static final String UPGRADE = "/mnt/dbdata/remote/metadata_metadata/upgrade";
    private static final String BACKUP = "/opt/cantian/upgrade_backup/cantian_upgrade_bak_" + Site.SOURCE;

    private static Installation installation;
    private static Site site;
    private static WorkerHere worker;

    @BeforeAll
    static void start() {
        installation = Installation.start();
        site = Site.named("precheck");
        worker = installation.startWorkerHere();
    }

    @AfterAll
    static void end() {
        worker.close();
        installation.close();
        site.close();
    }

    @Test
    void t18_aHealthyClusterPassesEveryCheck() {
        JsonNode report = precheck(0, site.clusterFile());
        assertThat(of(report, Verdict.PASS)).containsExactlyInAnyOrderElementsOf(guarding(Operation.OFFLINE_UPGRADE));
        assertThat(report.get("source").asText()).isEqualTo(Site.SOURCE);
        assertThat(report.get("target").asText()).isEqualTo(Site.TARGET);
    }

    @Test
    void aPrecheckOfARollingUpgradeLeavesOutWhatOnlyConcernsTheOther() {
        Ended precheck = installation.run("precheck", "rolling", "-o", "json", "-f", site.clusterFile());
        assertThat(precheck.exitCode()).as(precheck.everything()).isZero();
        assertThat(of(precheck.json(), Verdict.PASS))
                .containsExactlyInAnyOrderElementsOf(guarding(Operation.ROLLING_UPGRADE));
    }

    private static List<CheckId> guarding(Operation operation) {
        return Checks.all().stream()
                .filter(check -> check.guards().contains(operation))
                .map(CheckSpec::id)
                .toList();
    }

    @Test
    void peopleSeeACountAndWithVeverything() {
        Ended brief = installation.run("precheck", "-f", site.clusterFile());
        assertThat(brief.out())
                .contains("ok    ", " checks", "Nothing was changed.")
                .doesNotContain("unpack-space");
        Ended all = installation.run("precheck", "-v", "-f", site.clusterFile());
        assertThat(all.out()).contains("unpack-space", "node 1: ", "free at the release directory");
        assertThat(brief.exitCode() + all.exitCode()).isZero();
    }

    @Test
    void everyFailureOfAllNodesIsShownAtOnceWithItsRemedy() throws IOException {
        Path versions = site.cluster().node(1).path("/opt/cantian/versions.yml");
        String installed = Files.readString(versions);
        Path flag = site.cluster().node(0).path(UPGRADE + "/upgrade_node0.25.06.B000");
        Path backup = site.cluster().node(1).path(BACKUP);
        Path lock = site.cluster().node(0).path("/mnt/dbdata/remote/metadata_metadata/upgrade.lock");
        site.cluster().node(0).fault("no-paramiko");
        site.cluster().node(1).fault("no-tree");
        Files.writeString(versions, installed.replace(Site.SOURCE, "24.12.B031"));
        Files.createDirectories(flag.getParent());
        Files.writeString(flag, "");
        // The backup of the version that node 1 now says it has.
        Path attempt = Files.createDirectories(Path.of(backup.toString().replace(Site.SOURCE, "24.12.B031")));
        boolean neverLocked = Files.notExists(lock);
        Process holder = new ProcessBuilder("flock", "-o", lock.toString(), "sleep", "600").start();
        try {
            await().atMost(Duration.ofSeconds(10))
                    .until(() ->
                            Files.exists(lock) && holder.children().findAny().isPresent());
            JsonNode report = precheck(
                    1,
                    site.clusterFileWith(
                            file -> file.replaceFirst("(?m)^  password: .*", "  password: file:" + versions)));
            assertThat(of(report, Verdict.FAIL))
                    .containsExactlyInAnyOrder(
                            CheckId.PYTHON_MODULES,
                            CheckId.COMMANDS,
                            CheckId.SAME_VERSION,
                            CheckId.OPEN_UPGRADE,
                            CheckId.OLD_BACKUP,
                            CheckId.UPGRADE_LOCK,
                            CheckId.ARRAY_LOGIN);
            assertThat(result(report, CheckId.COMMANDS, "node 1").get("remedy").asText())
                    .startsWith("yum install -y tree");
            assertThat(result(report, CheckId.UPGRADE_LOCK, "node 0")
                            .get("evidence")
                            .toString())
                    .contains("held by process");
        } finally {
            holder.descendants().forEach(ProcessHandle::destroy);
            holder.destroy();
            Files.delete(attempt);
            Files.delete(flag);
            Files.writeString(versions, installed);
            if (neverLocked) {
                Files.deleteIfExists(lock);
            }
            site.cluster().nodes().forEach(node -> node.recovers());
        }
    }

    @Test
    void aNodeThatDoesNotAnswerFailsOnceAndTheOthersAreCheckedAllTheSame() {
        int port = site.cluster().node(1).sshPort();
        JsonNode report = precheck(1, site.clusterFileWith(file -> file.replace("port: " + port, "port: 1")));
        assertThat(of(report, Verdict.FAIL)).containsExactly(CheckId.REACHABLE);
        assertThat(result(report, CheckId.FREE_SPACE, "node 1").get("verdict").asText())
                .isEqualTo("NOT_RUN");
        assertThat(result(report, CheckId.FREE_SPACE, "node 0").get("verdict").asText())
                .isEqualTo("PASS");
    }

    @Test
    void aStoppedNodeAMissingFileSystemAndAWrongSysPassword() throws IOException {
        try (Site other = Site.named("stopped")) {
            other.cluster().node(1).run("sh opt/cantian/action/appctl.sh stop");
            for (int node = 0; node < 2; node++) {
                Path file = other.cluster().node(node).path("/opt/cantian/config/deploy_param.json");
                Files.writeString(file, Files.readString(file).replace("\"archive\"", "\"nowhere\""));
            }
            other.array().fileSystem("share").replicated(false, true);
            JsonNode report = precheck(
                    other,
                    1,
                    other.clusterFileWith(
                            file -> file.replaceFirst("(?m)^  sysPassword: .*", "  sysPassword: env:NOWHERE")));
            assertThat(of(report, Verdict.FAIL))
                    .containsExactlyInAnyOrder(
                            CheckId.PROCESSES,
                            CheckId.ENGINE_STATE,
                            CheckId.CLUSTER_ONLINE,
                            CheckId.DATABASE_LOGIN,
                            CheckId.FILE_SYSTEMS,
                            CheckId.NOT_STANDBY);
            assertThat(result(report, CheckId.DATABASE_LOGIN, "worker")
                            .get("code")
                            .asText())
                    .isEqualTo("SECRET_UNRESOLVED");
        }
    }

    private static JsonNode precheck(int exitCode, String file) {
        return precheck(site, exitCode, file);
    }

    /** Also proves that nothing on the nodes and on the array was changed, and that no secret is told. */
    private static JsonNode precheck(Site site, int exitCode, String file) {
        Map<String, String> before = site.fingerprint();
        Ended ended = installation.run("precheck", "-o", "json", "-f", file);
        assertThat(ended.exitCode()).as(ended.everything()).isEqualTo(exitCode);
        assertThat(ended.everything()).doesNotContain(Site.SYS_PASSWORD, Site.ARRAY_PASSWORD, "\tat ");
        assertThat(site.fingerprint()).as("nothing may be changed").isEqualTo(before);
        return ended.json();
    }

    /** Checks with that verdict somewhere, and, when it is asked for those that pass, with it everywhere. */
    private static Set<CheckId> of(JsonNode report, Verdict verdict) {
        Map<CheckId, Set<Verdict>> verdicts = new EnumMap<>(CheckId.class);
        report.get("results").forEach(result -> verdicts.computeIfAbsent(
                        CheckId.of(result.get("id").asText()), id -> new TreeSet<>())
                .add(Verdict.valueOf(result.get("verdict").asText())));
        return verdicts.entrySet().stream()
                .filter(entry -> verdict == Verdict.PASS
                        ? entry.getValue().equals(Set.of(Verdict.PASS))
                        : entry.getValue().contains(verdict))
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    private static JsonNode result(JsonNode report, CheckId id, String where) {
        for (JsonNode result : report.get("results")) {
            if (result.get("id").asText().equals(id.word())
                    && result.get("where").asText().equals(where)) {
                return result;
            }
        }
        throw new AssertionError("no result of " + id + " at " + where + " in " + report);
    }
}
