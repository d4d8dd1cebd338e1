package io.cantianupgrade.run;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.Answer;
import java.util.ArrayList;
import java.util.List;

/**
 * A cluster file that is given with a retry: how the nodes and the array are reached may change, what is done may not. The plan
 * was approved for these nodes, this release and this order.
 */
final class Correction {

    private Correction() {}

    /** @throws IllegalArgumentException with every reason, when it would make another operation of it */
    static void check(ClusterSpec now, Answer answer) {
        ClusterSpec then = answer.corrected();
        if (then == null) {
            return;
        }
        List<String> wrong = new ArrayList<>();
        if (!answer.answer().equals(Operator.RETRY)) {
            wrong.add("a corrected cluster file goes with retry only");
        }
        if (!then.cluster().equals(now.cluster())) {
            wrong.add("the cluster file is of %s, not of %s".formatted(then.cluster(), now.cluster()));
        }
        if (!then.nodeIds().equals(now.nodeIds())) {
            wrong.add("it has the nodes %s, the plan has %s".formatted(then.nodeIds(), now.nodeIds()));
        }
        if (!then.release().equals(now.release())) {
            wrong.add("its release is not the one that the plan was approved for");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
    }

    /** The file as it was, with the new ways to reach nodes, array and database. */
    static ClusterSpec apply(ClusterSpec now, ClusterSpec corrected) {
        return corrected.with(now.rolling()).with(now.answers());
    }
}
