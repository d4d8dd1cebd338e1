package io.cantianupgrade.plan;

import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Reasons to refuse an operation that follow from comparing what was read: {@link FactChecks}, and what a commit needs. */
final class Refusals {

    private Refusals() {}

    static List<Problem> ofOfflineUpgrade(ClusterSpec cluster, ClusterFacts facts) {
        return failed(Operation.OFFLINE_UPGRADE, cluster, facts);
    }

    static List<Problem> ofCommit(ClusterSpec cluster, ClusterFacts facts) {
        List<Problem> refusals = failed(Operation.COMMIT, cluster, facts);
        if (facts.traces().isRolling()) {
            refusals.addAll(RollingRefusals.ofCommit(cluster, facts));
        }
        for (NodeFacts node : facts.nodes()) {
            facts.release()
                    .map(ReleaseFacts::target)
                    .filter(target -> !target.equals(node.installed()))
                    .ifPresent(target -> refusals.add(new Problem(
                            ProblemCode.NOT_COMMITTABLE,
                            node.node().toString(),
                            "expected version " + target + ", found " + node.installed(),
                            List.of(),
                            "finish the upgrade of " + node.node() + " first")));
            if (node.backedUp().isEmpty()) {
                refusals.add(new Problem(
                        ProblemCode.NOT_COMMITTABLE,
                        node.node().toString(),
                        "no upgrade to commit: the node has no /opt/backup_note",
                        List.of(),
                        "commit follows an upgrade"));
            }
        }
        return refusals;
    }

    /** A rolling upgrade that is open is finished or rolled back as one. */
    static List<Problem> ofRolling(ClusterSpec cluster, ClusterFacts facts) {
        return facts.traces().isRolling()
                ? List.of(new Problem(
                        ProblemCode.ROLLING_UPGRADE_OPEN,
                        "cluster",
                        "expected no rolling upgrade of " + cluster.cluster() + ", found its status words",
                        facts.openUpgrade(),
                        "finish or roll back the rolling upgrade first"))
                : List.of();
    }

    /** The comparisons that fail, as far as they concern the operation. */
    static List<Problem> failed(Operation operation, ClusterSpec cluster, ClusterFacts facts) {
        return FactChecks.of(cluster, facts).stream()
                .filter(check -> check.refuses(operation))
                .map(CheckResult::problem)
                .collect(Collectors.toCollection(ArrayList::new));
    }
}
