package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cantianupgrade.simulator.Journal.Event;
import io.cantianupgrade.simulator.array.AuditEntry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The main job: an offline upgrade from the command line through Temporal and a worker to the commit. What it claims is
 * compared with the nodes' files, the cluster's journal and the array's audit, none of which the product writes.
 */
class OfflineUpgradeIT {

    private static final String UPGRADE_DIRECTORY = "/mnt/dbdata/remote/metadata_metadata/upgrade";

    private static Installation installation;
    private static Site site;
    private static WorkerProcess worker;
    private static Ended upgrade;

    @BeforeAll
    static void upgradeACluster() {
        installation = Installation.start();
        site = Site.named("offline");
        worker = installation.startWorker();
        upgrade = installation.runProgram(
                "upgrade",
                "offline",
                "--yes",
                "-o",
                "json",
                "-f",
                site.clusterFileWith(Map.of("BUSINESS_STOPPED", "yes", "VERDICT", "commit")));
    }

    @AfterAll
    static void end() {
        worker.close();
        installation.close();
        site.close();
    }

    @Test
    void endsCommittedWithExitCodeZero() {
        assertThat(upgrade.exitCode()).as(upgrade.everything()).isZero();
        JsonNode status = upgrade.json();
        assertThat(status.get("state").asText()).isEqualTo("COMMITTED");
        assertThat(status.get("source").asText()).isEqualTo(Site.SOURCE);
        assertThat(status.get("target").asText()).isEqualTo(Site.TARGET);
        assertThat(status.get("steps"))
                .allSatisfy(step -> assertThat(step.get("state").asText()).isIn("DONE", "ALREADY_IN_PLACE"))
                .allSatisfy(step -> assertThat(step.get("evidence")).isNotEmpty());
    }

    @Test
    void bothNodesRunTheTarget() {
        for (int node : List.of(0, 1)) {
            assertThat(site.installedVersion(node)).isEqualTo(Site.TARGET);
            assertThat(site.cluster().node(node).run("rpm -qa").output())
                    .contains("cantian-" + Site.TARGET, "ct_om-" + Site.TARGET)
                    .doesNotContain(Site.SOURCE);
            assertThat(site.file(node, "/opt/cantian/cantian/server/package.xml"))
                    .contains(Site.TARGET);
        }
        assertThat(site.cluster().allJoined()).isTrue();
    }

    @Test
    void theCheckpointRanOnNode0OnlyAndItsFlagIsGone() {
        assertThat(site.cluster().journal().count(0, "check_point begin")).isEqualTo(1);
        assertThat(site.cluster().journal().count(1, "check_point begin")).isZero();
        assertThat(site.at(0, "check_point end")).isLessThanOrEqualTo(site.at(0, "stop begin"));
        assertThat(site.exists(0, "/opt/cantian/check_point.success"))
                .as("T-17: a left-over flag would turn a data rollback into one of binaries only")
                .isFalse();
    }

    @Test
    void everyNodeWasStoppedBeforeTheSnapshotsAndTheyBeforeAnyReplacement() {
        List<Long> taken = audit("POST", "fssnapshot");
        assertThat(taken).hasSize(site.cluster().fileSystems().size());
        assertThat(taken)
                .as("T-79: a running second node would make the snapshots inconsistent")
                .allSatisfy(time ->
                        assertThat(time).isGreaterThan(site.at(0, "stop end")).isGreaterThan(site.at(1, "stop end")))
                .allSatisfy(time -> assertThat(time).isLessThan(site.at(0, "do_upgrade begin")));
        List<Event> startedBetween = site.cluster().journal().events().stream()
                .filter(event -> event.what().matches("process (cms|cantiand) started"))
                .filter(event -> event.at().toEpochMilli() < taken.get(taken.size() - 1))
                .toList();
        assertThat(startedBetween).isEmpty();
    }

    @Test
    void node0WasFinishedBeforeNode1StartedItsReplacement() {
        assertThat(site.at(0, "show_cantian_version end")).isLessThan(site.at(1, "do_upgrade begin"));
    }

    @Test
    void everyReplacementAndBackupRanExactlyOnce() {
        for (int node : List.of(0, 1)) {
            assertThat(site.cluster().journal().count(node, "do_upgrade begin")).isEqualTo(1);
            assertThat(site.cluster().journal().count(node, "do_backup begin")).isEqualTo(1);
            assertThat(site.cluster().journal().count(node, "start_cantian begin"))
                    .isEqualTo(1);
        }
    }

    @Test
    void theSnapshotsExistedAndAreGoneAfterTheCommit() {
        assertThat(audit("DELETE", "fssnapshot"))
                .hasSize(site.cluster().fileSystems().size())
                .allSatisfy(time -> assertThat(time).isGreaterThan(site.at(0, "cms upgrade 25 6 0")));
        assertThat(site.array().snapshots()).isEmpty();
        assertThat(site.array().openSessions())
                .as("array T5: no session is leaked")
                .isZero();
    }

    @Test
    void theVersionWasRaisedExactlyOnce() {
        assertThat(site.cluster().journal().events())
                .extracting(Event::what)
                .filteredOn(what -> what.startsWith("cms upgrade"))
                .containsExactly("cms upgrade 25 6 0");
        assertThat(site.cluster()
                        .node(0)
                        .run("su -s /bin/bash - cantian -c 'cms version'")
                        .output())
                .contains("gcc version:25.6.0.");
    }

    @Test
    void t06_t10_nothingIsLeftBehindButTheCommitsFlag() throws IOException {
        try (Stream<Path> left = Files.list(site.cluster().node(0).path(UPGRADE_DIRECTORY))) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactly("cantian_offline_upgrade_commit_" + Site.SOURCE + ".success");
        }
        assertThat(site.exists(0, "/opt/cantian/pre_upgrade_offline.success")).isFalse();
        assertThat(site.exists(1, "/opt/cantian/pre_upgrade_offline.success")).isFalse();
        assertThat(site.exists(0, "/opt/cantian/stop.enable")).as("T-47").isFalse();
    }

    @Test
    void t29_noPasswordIsInAnOutputOrAJobDirectory() throws IOException {
        assertThat(upgrade.everything()).doesNotContain(Site.ARRAY_PASSWORD, Site.SYS_PASSWORD);
        for (int node : List.of(0, 1)) {
            try (Stream<Path> files = Files.walk(site.cluster().node(node).path("/var/lib/cantian-upgrade"))) {
                assertThat(files.filter(Files::isRegularFile)).isNotEmpty().allSatisfy(file -> assertThat(file)
                        .content()
                        .doesNotContain(Site.SYS_PASSWORD)
                        .doesNotContain(Site.ARRAY_PASSWORD));
            }
        }
    }

    @Test
    void theStatusIsFoundAgainAfterwards() {
        Ended status = installation.runProgram("status", "offline", "-o", "json");
        assertThat(status.exitCode()).as(status.everything()).isZero();
        assertThat(status.json()).isEqualTo(upgrade.json());
    }

    @Test
    void theHistoryListsItAndTheReportTellsItAndHoldsNoSecret(@TempDir Path folder) throws IOException {
        JsonNode listed =
                installation.runProgram("history", "offline", "-o", "json").json();
        assertThat(listed.get("state").asText()).isEqualTo("COMMITTED");
        assertThat(listed.get("source").asText()).isEqualTo(Site.SOURCE);

        Ended report = installation.runProgram(
                "report", "offline", listed.get("id").asText(), "--folder", folder.toString(), "-o", "json");
        assertThat(report.exitCode()).as(report.everything()).isZero();
        Path page = Path.of(report.json().get("html").asText());
        assertThat(page)
                .content()
                .contains(
                        "COMMITTED",
                        "<svg class=\"timeline\"",
                        "VERDICT",
                        upgrade.json().get("planId").asText())
                .doesNotContain(Site.ARRAY_PASSWORD, Site.SYS_PASSWORD, "<link", " src=");
        assertThat(Path.of(report.json().get("json").asText()))
                .content()
                .doesNotContain(Site.ARRAY_PASSWORD, Site.SYS_PASSWORD);
        assertThat(installation
                        .runProgram("report", "--verify", page.toString())
                        .exitCode())
                .isZero();
        Files.writeString(page, Files.readString(page).replace("COMMITTED", "COMMITTEE"));
        Ended verified = installation.runProgram("report", "--verify", page.toString());
        assertThat(verified.exitCode()).isEqualTo(1);
        assertThat(verified.everything()).contains("is not as it was written");
    }

    private static List<Long> audit(String method, String resource) {
        return site.array().audit().stream()
                .filter(entry -> entry.is(method, resource) && entry.code() == 0)
                .map(AuditEntry::time)
                .toList();
    }
}
