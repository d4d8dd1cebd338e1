package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/** The worker dies by {@code kill -9} while a node's programs are replaced. */
class WorkerKilledIT {

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
}
