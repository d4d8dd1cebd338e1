package io.cantianupgrade.activity.check;

import static io.cantianupgrade.check.CheckResult.failed;
import static io.cantianupgrade.check.CheckResult.notRun;
import static io.cantianupgrade.check.CheckResult.pass;

import io.cantianupgrade.cantian.ClockReading;
import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.check.CheckResult;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;

/** Whether the clocks of the nodes agree; what the way to a node takes is never counted as a difference. */
final class ClockChecks {

    private static final Duration LIMIT = Duration.ofSeconds(2);
    private static final String CLUSTER = "cluster";

    private ClockChecks() {}

    static CheckResult of(List<NodeReading> nodes) {
        List<NodeReading> told =
                nodes.stream().filter(node -> node.clock().isPresent()).toList();
        if (told.size() < 2) {
            return notRun(CheckId.CLOCK_SKEW, CLUSTER, "there are no two clocks to compare");
        }
        NodeReading slow = told.stream()
                .min(Comparator.comparing(node -> clock(node).atMost()))
                .orElseThrow();
        NodeReading fast = told.stream()
                .max(Comparator.comparing(node -> clock(node).atLeast()))
                .orElseThrow();
        Duration apart = clock(fast).aheadOf(clock(slow));
        if (apart.compareTo(LIMIT) <= 0) {
            return pass(CheckId.CLOCK_SKEW, CLUSTER, "no two are more than 2 s apart");
        }
        return failed(
                CheckId.CLOCK_SKEW,
                CLUSTER,
                "%s is %.1f s behind %s (limit %d s)"
                        .formatted(slow.id(), apart.toMillis() / 1000.0, fast.id(), LIMIT.toSeconds()),
                List.of(),
                "chronyc makestep   (on " + slow.id() + ")");
    }

    private static ClockReading clock(NodeReading node) {
        return node.clock().orElseThrow();
    }
}
