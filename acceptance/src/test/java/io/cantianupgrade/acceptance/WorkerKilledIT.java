package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cantianupgrade.simulator.SimulatedNode;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The worker dies by {@code kill -9} while jobs of its run; they do not. */
class WorkerKilledIT {

    private static final String PRECHECK = "pre_upgrade";

    @Test
    void theUpgradeCompletesAndTheReplacementRanOnce() {
        try (Installation installation = Installation.start();
                Site site = Site.named("killed")) {
            String file = site.clusterFileWith(Map.of("BUSINESS_STOPPED", "yes", "VERDICT", "commit"));
            WorkerProcess first = installation.startWorker();
            CompletableFuture<Ended> upgrade = CompletableFuture.supplyAsync(
                    () -> installation.runProgram("upgrade", "offline", "--yes", "-o", "json", "-f", file));
            site.cluster().node(0).fault("hang:do_upgrade");
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> site.cluster().journal().count(0, "do_upgrade begin") == 1);
            first.kill();
            try (WorkerProcess second = installation.startWorker()) {
                site.cluster().node(0).recovers();
                Ended end = upgrade.join();
                assertThat(end.exitCode()).as(end.everything()).isZero();
                assertThat(end.json().get("state").asText()).isEqualTo("COMMITTED");
            }
            assertThat(site.cluster().journal().count(0, "do_upgrade begin")).isEqualTo(1);
            assertThat(site.cluster().journal().count(1, "do_upgrade begin")).isEqualTo(1);
            assertThat(site.installedVersion(0)).isEqualTo(Site.TARGET);
        }
    }

    @Test
    void threeJobsThatRunAreJoinedByTheNextWorker() {
        try (Installation installation = Installation.start();
                Site site = Site.named("three", cluster -> cluster.nodes(3))) {
            WorkerProcess first = installation.startWorker();
            site.cluster().nodes().forEach(node -> node.fault("hang:" + PRECHECK));
            CompletableFuture<Ended> upgrade = CompletableFuture.supplyAsync(
                    () -> installation.run("upgrade", "offline", "--yes", "-o", "json", "-f", site.clusterFile()));
            await().atMost(Duration.ofMinutes(2)).until(() -> prechecks(site).equals(List.of(1L, 1L, 1L)));
            first.kill();
            site.cluster().nodes().forEach(SimulatedNode::recovers);
            try (WorkerProcess second = installation.startWorker()) {
                assertThat(upgrade.join().json().get("state").asText()).isEqualTo("ASKING");
                assertThat(prechecks(site)).as("none ran again").containsOnly(1L);
                installation.run("answer", "three", "leave");
            }
        }
    }

    private static List<Long> prechecks(Site site) {
        return site.cluster().nodes().stream()
                .map(node -> site.cluster().journal().count(node.id(), PRECHECK + " begin"))
                .toList();
    }
}
