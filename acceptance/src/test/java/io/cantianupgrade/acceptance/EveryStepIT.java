package io.cantianupgrade.acceptance;

import static io.cantianupgrade.acceptance.EveryStep.Becomes.NOT_ROLLED_BACK;
import static io.cantianupgrade.acceptance.EveryStep.Becomes.ROLLED_BACK;
import static io.cantianupgrade.acceptance.EveryStep.Becomes.UPGRADED;
import static io.cantianupgrade.acceptance.EveryStep.Becomes.UPGRADED_BY_HAND;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * From every step of an offline upgrade, once it has failed and everything before it has ended well, there is the way back, and there
 * are two ways on: with a new upgrade of ours, and by hand. What was written with the target is gone after the way back.
 */
@Order(0)
class EveryStepIT {

    private static EveryStep every;

    @BeforeAll
    static void upgradeThroughAFaultInEachStep() {
        every = new EveryStep(UpgradeWay.OFFLINE, "sweep");
        every.run((held, moment) -> {
            if (held.contains("post-check-0")) {
                assertThat(every.site().sql(0, "insert into t values ('after', '1')"))
                        .contains("1 rows");
            }
            boolean begun = !held.equals(List.of("precheck-0", "precheck-1"));
            every.fork(moment, begun ? ROLLED_BACK : NOT_ROLLED_BACK, UPGRADED, UPGRADED_BY_HAND);
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
    void everyStepHasFailedOnEachOfItsNodes() {
        assertThat(String.join(" ", every.moments()))
                .contains("precheck-1", "checkpoint-0", "stop-0", "stop-1", "backup-0", "snapshot-0")
                .contains("replace-binaries-0", "start-0", "post-check-0", "finish-node-0")
                .contains("backup-1", "replace-binaries-1", "start-1", "post-check-1", "finish-node-1", "prepared");
    }
}
