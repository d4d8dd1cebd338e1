package io.cantianupgrade.acceptance;

import static io.cantianupgrade.acceptance.EveryStep.Becomes.ROLLED_BACK;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A node loses its power in every step of a rolling upgrade, of its commit and of its rollback. Until it was started again, nothing of
 * Cantian comes back by itself with the node (T-77); afterwards its timers bring it back. Once the node is there, the operation goes on
 * by itself, and from each of these moments there is the way back.
 */
@Order(0)
class RollingNodeCrashIT {

    private static final Duration LONGEST = Duration.ofMinutes(4);

    private static EveryStep every;
    private static boolean othersServed = true;

    /** @param shown in the journal once the work hangs */
    private record Crash(int node, String work, String shown) {

        static Crash in(int node, String work) {
            return new Crash(node, work, work + " begin");
        }
    }

    private static final List<Crash> UPGRADE = Sweeps.everySecond(List.of(
            Crash.in(0, "stop"),
            Crash.in(0, "do_backup"),
            Crash.in(0, "start_cantiand_by_cms"),
            Crash.in(0, "show_cantian_version"),
            Crash.in(1, "cantian:upgrade"),
            Crash.in(1, "check_local_nodes")));

    @BeforeAll
    static void upgradeThroughACrashInEachStep() throws IOException {
        every = new EveryStep(UpgradeWay.ROLLING, "crash");
        UPGRADE.forEach(crash -> every.site().cluster().node(crash.node()).fault("hang:" + crash.work()));
        every.begin();
        for (Crash crash : UPGRADE) {
            othersServed = crash(every.site(), crash) && othersServed;
            every.fork(crash.toString(), ROLLED_BACK);
        }
        every.awaitPrepared();
        every.forks().take(every.site(), "the node of the commit", RollingNodeCrashIT::isCommitted);
        every.forks().take(every.site(), "a node that goes back", RollingNodeCrashIT::isRolledBack);
    }

    @AfterAll
    static void end() {
        every.close();
    }

    /** Whether the other node served while this one was away. */
    private static boolean crash(Site site, Crash crash) {
        int id = crash.node();
        await(crash.toString())
                .pollInterval(Duration.ofMillis(100))
                .atMost(LONGEST)
                .until(() -> site.cluster().journal().count(id, crash.shown()) > 0);
        site.cluster().node(id).crash();
        boolean served = site.sql(1 - id, "select * from t").contains("before");
        site.cluster().node(id).recoversFrom("hang:" + crash.work());
        site.cluster().node(id).boot();
        return served;
    }

    private static void isCommitted(Site fork) {
        operationWithCrash(fork, new Crash(0, "cms-upgrade", "cms-upgrade hangs"), "commit");
        every.installation().awaitState(fork.cluster().name(), "COMMITTED");
        EveryStep.isCommitted(fork);
    }

    private static void isRolledBack(Site fork) {
        operationWithCrash(fork, Crash.in(1, "do_rollback"), "rollback");
        every.installation().awaitState(fork.cluster().name(), "ROLLED_BACK");
        every.isAsBefore(fork);
    }

    private static void operationWithCrash(Site fork, Crash crash, String operation) {
        fork.cluster().node(crash.node()).fault("hang:" + crash.work());
        try {
            every.installation().start(operation, fork.cluster().name(), "--yes", "-f", fork.clusterFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        crash(fork, crash);
    }

    @Test
    void theOtherNodeServedMeanwhile() {
        assertThat(othersServed).isTrue();
    }

    @TestFactory
    Stream<DynamicTest> t77_itEndsRight() {
        return every.forks().tests();
    }
}
