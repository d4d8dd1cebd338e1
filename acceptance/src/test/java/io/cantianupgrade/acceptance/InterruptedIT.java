package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The operator leaves with Ctrl-C, and comes back. */
class InterruptedIT {

    @Test
    void ctrlCLeavesTheUpgradeRunningAndStatusFindsItAgain() throws IOException {
        try (Installation installation = Installation.start();
                Site site = Site.named("left");
                WorkerProcess worker = installation.startWorker()) {
            site.cluster().node(1).fault("hang:do_upgrade");
            String file = site.clusterFileWith(Map.of("BUSINESS_STOPPED", "yes", "VERDICT", "commit"));
            Process upgrade = installation.start("upgrade", "offline", "--yes", "-f", file);
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> site.cluster().journal().count(1, "do_upgrade begin") == 1);
            upgrade.destroy(); // The signal that ends a program; Ctrl-C is its twin.
            upgrade.onExit().join();

            Ended there = installation.runProgram("status", "left", "-o", "json");
            assertThat(there.json().get("state").asText()).isEqualTo("RUNNING");
            assertThat(there.json().get("waiting").get("for").asText()).contains("Replace the binaries on node 1");

            site.cluster().node(1).recovers();
            Ended end = installation.runProgram("status", "left", "--watch", "-o", "json");
            assertThat(end.exitCode()).as(end.everything()).isZero();
            assertThat(end.json().get("state").asText()).isEqualTo("COMMITTED");
            assertThat(site.cluster().journal().count(1, "do_upgrade begin")).isEqualTo(1);
        }
    }
}
