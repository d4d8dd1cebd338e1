package io.cantianupgrade.acceptance;

import static io.cantianupgrade.acceptance.EveryStep.Becomes.NOT_ROLLED_BACK;
import static io.cantianupgrade.acceptance.EveryStep.Becomes.ROLLED_BACK;
import static io.cantianupgrade.acceptance.EveryStep.Becomes.UPGRADED;
import static io.cantianupgrade.acceptance.EveryStep.Becomes.UPGRADED_BY_HAND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * From every step of a rolling upgrade that changes something, on each node, there is the way back and the way on with a new upgrade of
 * ours; and by hand, for our words are where the release's scripts expect theirs. By hand goes on only from the first node's steps: to
 * the scripts the second node is no different.
 */
@Order(0)
class RollingEveryStepIT {

    private static EveryStep every;

    @BeforeAll
    static void upgradeThroughAFaultInEachStep() {
        every = new EveryStep(UpgradeWay.ROLLING, "roll");
        every.run((held, moment) -> {
            if (held.get(0).startsWith("precheck")) {
                return; // Nothing has begun, as in an offline upgrade.
            }
            if (moment.equals("begin-node-0")) { // It was checked once more, and that was all.
                every.fork(moment, NOT_ROLLED_BACK, UPGRADED, UPGRADED_BY_HAND);
            } else if (moment.endsWith("-1")) {
                every.fork(moment, ROLLED_BACK, UPGRADED);
            } else {
                every.fork(moment, ROLLED_BACK, UPGRADED, UPGRADED_BY_HAND);
            }
        });
    }

    @AfterAll
    static void end() {
        every.close();
    }

    @TestFactory
    Stream<DynamicTest> fromEveryStep() {
        return every.forks().tests();
    }

    @Test
    void everyStepHasFailedOnEachNode() {
        assertThat(String.join(" ", every.moments()))
                .contains("begin-node-0", "stop-0", "backup-0", "replace-binaries-0", "start-0")
                .contains("post-check-0", "finish-node-0")
                .contains("begin-node-1", "stop-1", "backup-1", "replace-binaries-1", "start-1")
                .contains("post-check-1", "finish-node-1", "prepared");
    }
}
