package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * A node loses its power while its programs are replaced, and the other one while it is started. Nothing of Cantian comes back by itself
 * with the node (T-77): the operation goes on with it, or goes back from there.
 */
@Tag("long")
@Order(0)
class RollingNodeCrashIT {

    private static EveryStep every;
    private static boolean othersServed = true;

    @BeforeAll
    static void upgradeThroughTwoCrashes() throws IOException {
        every = new EveryStep(UpgradeWay.ROLLING, "crash");
        every.site().cluster().node(0).fault("hang:cantian:upgrade");
        every.site().cluster().node(1).fault("hang:start_cantian");
        every.begin();
        crash(0, "cantian:upgrade begin");
        crash(1, "start_cantian begin");
    }

    @AfterAll
    static void end() {
        every.close();
    }

    /** Both the operation and the way back begin with a node that is there again. */
    private static void crash(int id, String work) {
        Site site = every.site();
        await(work)
                .pollInterval(Duration.ofMillis(100))
                .atMost(Duration.ofMinutes(3))
                .until(() -> site.cluster().journal().count(id, work) == 1);
        site.cluster().node(id).crash();
        othersServed = othersServed && site.sql(1 - id, "select * from t").contains("before");
        site.cluster().node(id).recovers();
        site.cluster().node(id).boot();
        every.forkBack("node " + id + " crashed in " + work);
    }

    @Test
    void theOtherNodeServedMeanwhile() {
        assertThat(othersServed).isTrue();
    }

    @Test
    void t77_theUpgradeGoesOnWithTheNodeThatIsBack() {
        every.awaitPrepared();
    }

    @TestFactory
    Stream<DynamicTest> theWayBackIsOpen() {
        return every.forks().tests();
    }
}
