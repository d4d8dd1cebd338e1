package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.simulator.Journal.Event;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A rolling upgrade from the command line to the commit: one node after the other, in the order that was asked for. */
class RollingUpgradeIT {

    private static final String UPGRADE_DIRECTORY = "/mnt/dbdata/remote/metadata_metadata/upgrade";

    private static Installation installation;
    private static Site site;
    private static WorkerProcess worker;
    private static Ended upgrade;

    @BeforeAll
    static void upgradeACluster() {
        installation = Installation.start();
        site = Site.named("rolling");
        worker = installation.startWorker();
        upgrade = installation.run(
                "upgrade",
                "rolling",
                "--yes",
                "-o",
                "json",
                "-f",
                site.clusterFileWith(Map.of("BACKUP_CHOICE", "2", "VERDICT", "commit")));
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
        assertThat(upgrade.json().get("state").asText()).isEqualTo("COMMITTED");
    }

    @Test
    void bothNodesRunTheTarget() {
        for (int node : List.of(0, 1)) {
            assertThat(site.installedVersion(node)).isEqualTo(Site.TARGET);
            assertThat(site.cluster().node(node).run("rpm -qa").output())
                    .contains("cantian-" + Site.TARGET, "ct_om-" + Site.TARGET)
                    .doesNotContain(Site.SOURCE);
        }
        assertThat(site.cluster().allJoined()).isTrue();
    }

    @Test
    void oneNodeWasFinishedBeforeTheOtherWasStopped() {
        assertThat(site.at(0, "show_cantian_version end")).isLessThan(site.at(1, "stop begin"));
    }

    @Test
    void noSnapshotWasTaken() {
        assertThat(site.array().audit()).noneMatch(entry -> entry.is("POST", "fssnapshot"));
    }

    @Test
    void theVersionWasRaisedExactlyOnce() {
        assertThat(site.cluster().journal().events())
                .extracting(Event::what)
                .filteredOn(what -> what.startsWith("cms upgrade"))
                .containsExactly("cms upgrade 25 6 0");
        assertThat(site.cluster().node(0).run("cms version").output()).contains("gcc version:25.6.0.");
    }

    @Test
    void t06_t10_nothingIsLeftBehindButTheCommitsFlag() throws IOException {
        try (Stream<Path> left = Files.list(site.cluster().node(0).path(UPGRADE_DIRECTORY))) {
            assertThat(left.map(file -> file.getFileName().toString()))
                    .containsExactly("cantian_rollup_upgrade_commit_" + Site.SOURCE + ".success");
        }
        for (int node : List.of(0, 1)) {
            assertThat(site.exists(node, "/opt/cantian/pre_upgrade_rollup.success"))
                    .isFalse();
        }
    }
}
