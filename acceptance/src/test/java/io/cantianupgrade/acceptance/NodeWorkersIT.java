package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Workers on the nodes do what otherwise goes over SSH: each a process of its node, with its node's folder and nothing else. */
@Order(1)
class NodeWorkersIT {

    private static final Duration REPORTED = Duration.ofSeconds(10);
    private static final Duration ONE_COMMAND = Duration.ofSeconds(5);
    private static final long MOST_MEGABYTES = 150;

    @Test
    void offlineAWorkerThatDiesIsReportedWithinTenSecondsAndTheUpgradeGoesOnWithTheNextOne() {
        try (Installation installation = Installation.start();
                Site site = Site.named("on-nodes");
                WorkerProcess control = installation.startWorker();
                WorkerProcess worker0 = installation.startNodeWorker(site, 0)) {
            String file = site.clusterFileWith(
                    text -> Site.withWorkers(text, 0, 1) + "answers: { BUSINESS_STOPPED: \"yes\", VERDICT: commit }\n");
            assertThat(precheckWithoutAWorker(installation, file))
                    .contains("NODE_WORKER_SILENT", "no worker polls for node 1");

            WorkerProcess worker1 = installation.startNodeWorker(site, 1);
            await().atMost(Duration.ofMinutes(1)).untilAsserted(() -> {
                Ended well = installation.run("doctor", "-f", file, "-o", "json");
                assertThat(well.exitCode()).as(well.everything()).isZero();
                assertThat(well.json().get("findings")).hasSize(6);
            });

            site.cluster().node(1).fault("hang:do_upgrade");
            CompletableFuture<Ended> upgrade = CompletableFuture.supplyAsync(
                    () -> installation.run("upgrade", "offline", "--yes", "-o", "json", "-f", file));
            await().atMost(Duration.ofMinutes(3))
                    .until(() -> site.cluster().journal().count(1, "do_upgrade begin") == 1);
            long memory = Math.max(worker0.residentMegabytes(), worker1.residentMegabytes());
            worker1.kill();
            await().atMost(REPORTED.plus(ONE_COMMAND))
                    .pollInterval(Duration.ofMillis(500))
                    .untilAsserted(() -> {
                        Ended status = installation.run("status", site.cluster().name());
                        assertThat(status.out().replaceAll("\\s+", " "))
                                .containsPattern(
                                        "waits for a worker of node 1 \\(none polls since \\d\\d:\\d\\d:\\d\\d UTC\\)");
                    });
            doctorFindsTheDeadWorkerInTime(installation, file);

            site.cluster().node(1).recovers();
            try (WorkerProcess next = installation.startNodeWorker(site, 1)) {
                Ended end = upgrade.join();
                assertThat(end.exitCode()).as(end.everything()).isZero();
                assertThat(end.json().get("state").asText()).isEqualTo("COMMITTED");
                memory = Math.max(memory, Math.max(worker0.residentMegabytes(), next.residentMegabytes()));
            }
            isUpgraded(site);
            assertThat(site.array().snapshots()).isEmpty();
            System.err.println("resident memory of a node's worker: at most " + memory + " MB");
            assertThat(memory).as("MB of resident memory").isLessThanOrEqualTo(MOST_MEGABYTES);
        }
    }

    @Test
    @EnabledIfSystemProperty(named = Sweeps.PROPERTY, matches = "true")
    void rollingWithOneNodeOverSshAndOneWithAWorker() {
        try (Installation installation = Installation.start();
                Site site = Site.named("mixed");
                WorkerProcess control = installation.startWorker();
                WorkerProcess worker1 = installation.startNodeWorker(site, 1)) {
            String file = site.clusterFileWith(
                    text -> Site.withWorkers(text, 1) + "answers: { BACKUP_CHOICE: \"2\", VERDICT: commit }\n");
            Ended end = installation.run("upgrade", "rolling", "--yes", "-o", "json", "-f", file);
            assertThat(end.exitCode()).as(end.everything()).isZero();
            assertThat(end.json().get("state").asText()).isEqualTo("COMMITTED");
            isUpgraded(site);
        }
    }

    private static String precheckWithoutAWorker(Installation installation, String file) {
        long began = System.nanoTime();
        Ended refused = installation.run("precheck", "-o", "json", "-f", file);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(60));
        return refused.out();
    }

    private static void doctorFindsTheDeadWorkerInTime(Installation installation, String file) {
        long began = System.nanoTime();
        Ended ill = installation.run("doctor", "-f", file, "-o", "json");
        assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(REPORTED.plus(ONE_COMMAND));
        assertThat(ill.exitCode()).as(ill.everything()).isEqualTo(1);
        List<JsonNode> failed = StreamSupport.stream(ill.json().get("findings").spliterator(), false)
                .filter(finding -> finding.get("verdict").asText().equals("FAIL"))
                .toList();
        assertThat(failed).hasSize(1);
        assertThat(failed.get(0).get("part").asText()).isEqualTo("node 1");
        assertThat(failed.get(0).get("evidence").asText()).contains("no worker polls for node 1 since 2");
        assertThat(failed.get(0).get("remedy").asText()).contains("systemctl status cantian-upgrade-worker");
    }

    private static void isUpgraded(Site site) {
        for (int node : List.of(0, 1)) {
            assertThat(site.installedVersion(node)).isEqualTo(Site.TARGET);
            for (String once : List.of("do_upgrade begin", "do_backup begin", "start_cantian begin")) {
                assertThat(site.cluster().journal().count(node, once))
                        .as(once + " on node " + node)
                        .isLessThanOrEqualTo(1);
            }
            assertThat(site.cluster().journal().count(node, "do_upgrade begin")).isOne();
        }
        assertThat(site.cluster().allJoined()).isTrue();
    }
}
