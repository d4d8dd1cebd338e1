package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cantianupgrade.simulator.SimulatedNode;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * The worker dies by {@code kill -9} in the midst of every step that changes a node, and another one takes over: the operation ends
 * right, and the release's code ran once. A step hangs until its worker is dead; on which node it dies alternates.
 */
@Order(0)
@Execution(ExecutionMode.CONCURRENT)
class RollingWorkerKilledIT {

    private static final String RAISE = "cms upgrade 25 6 0";
    private static final List<String> ONCE_PER_NODE = List.of(
            "stop begin",
            "do_backup begin",
            "do_upgrade begin",
            "start_cantiand_by_cms begin",
            "check_local_nodes begin",
            "show_cantian_version begin");

    /** @param times how often it begins on that node until the worker dies */
    private record Death(int node, String event, int times) {

        private static final String BEGIN = " begin";

        static Death in(int node, String work) {
            return new Death(node, work + BEGIN, 1);
        }

        /** Empty for the second check of a node: hanging there would mean hanging in the first one. */
        List<String> hang() {
            return event.endsWith(BEGIN) && !event.contains(":")
                    ? List.of("hang:" + event.replace(BEGIN, ""))
                    : List.of();
        }
    }

    @Test
    void theUpgradeIsCommittedAndEachPartOfItRanOnce() throws IOException {
        List<Death> deaths = Sweeps.everySecond(List.of(
                new Death(0, "cantian:pre_upgrade begin", 2),
                Death.in(0, "do_backup"),
                Death.in(0, "start_cantiand_by_cms"),
                Death.in(0, "show_cantian_version"),
                Death.in(1, "stop"),
                Death.in(1, "do_upgrade"),
                Death.in(1, "check_local_nodes"),
                new Death(0, RAISE, 1)));
        try (Installation installation = Installation.start();
                Site site = Site.named("deaths")) {
            hang(site, deaths);
            String file = site.clusterFileWith(Map.of("BACKUP_CHOICE", "2", "VERDICT", "commit"));
            WorkerProcess worker = installation.startWorker();
            installation.start("upgrade", "rolling", "--yes", "-f", file);
            try (WorkerProcess last = die(installation, worker, site, deaths)) {
                installation.awaitState("deaths", "COMMITTED");
            }
            for (int node : List.of(0, 1)) {
                assertThat(site.installedVersion(node)).isEqualTo(Site.TARGET);
                for (String event : ONCE_PER_NODE) {
                    assertThat(site.cluster().journal().count(node, event))
                            .as(event + " on node " + node)
                            .isOne();
                }
            }
            assertThat(site.cluster().journal().count(0, RAISE)).isOne();
            assertThat(site.cluster().allJoined()).isTrue();
        }
    }

    @Test
    void theRollbackEndsOnTheSourceAndEachPartOfItRanOnce() throws IOException {
        List<Death> deaths = Sweeps.everySecond(List.of(
                new Death(1, "stop begin", 2),
                Death.in(1, "do_rollback"),
                new Death(0, "start_cantiand_by_cms begin", 2),
                new Death(0, "check_local_nodes begin", 2)));
        try (Installation installation = Installation.start();
                Site site = Site.named("back-deaths")) {
            Map<String, String> installed = site.installation();
            WorkerProcess worker = installation.startWorker();
            Ended prepared = installation.run(
                    "upgrade", "rolling", "--yes", "-f", site.clusterFileWith(Map.of("BACKUP_CHOICE", "2")));
            assertThat(prepared.exitCode()).as(prepared.everything()).isEqualTo(3);
            hang(site, deaths);
            installation.start("rollback", "back-deaths", "--yes");
            try (WorkerProcess last = die(installation, worker, site, deaths)) {
                installation.awaitState("back-deaths", "ROLLED_BACK");
            }
            for (int node : List.of(0, 1)) {
                assertThat(site.cluster().journal().count(node, "stop begin")).isEqualTo(2);
                assertThat(site.cluster().journal().count(node, "do_rollback begin"))
                        .isOne();
                assertThat(site.cluster().journal().count(node, "start_cantiand_by_cms begin"))
                        .isEqualTo(2);
                assertThat(site.cluster().journal().count(node, "check_local_nodes begin"))
                        .isEqualTo(2);
            }
            assertThat(Contents.differences(installed, site.installation())).isEmpty();
            assertThat(site.cluster().allJoined()).isTrue();
        }
    }

    private static void hang(Site site, List<Death> deaths) {
        for (Death death : deaths) {
            death.hang().forEach(site.cluster().node(death.node())::fault);
        }
    }

    /** One death after the other; the last worker lives. */
    private static WorkerProcess die(Installation installation, WorkerProcess first, Site site, List<Death> deaths) {
        WorkerProcess worker = first;
        for (Death death : deaths) {
            await(death.toString())
                    .atMost(Duration.ofMinutes(3))
                    .pollDelay(Duration.ZERO)
                    .pollInterval(Duration.ofMillis(20))
                    .until(() -> site.cluster().journal().count(death.node(), death.event()) == death.times());
            worker.kill();
            SimulatedNode node = site.cluster().node(death.node());
            death.hang().forEach(node::recoversFrom);
            worker = installation.startWorker();
        }
        return worker;
    }
}
