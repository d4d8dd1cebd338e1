package io.cantianupgrade.run;

import io.cantianupgrade.cluster.RollingSpec;
import io.cantianupgrade.cluster.RollingSpec.OnFailure;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.UpgradeKind;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.plan.UpgradePlan;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.WayBack;
import java.time.Duration;
import java.util.Optional;

/**
 * What happens by itself when a step of a rolling upgrade holds: the way back, once the operator has had the time to say no.
 *
 * @param rule as it stands in the cluster file
 * @param veto how long the operator has
 */
record FailurePolicy(String rule, Duration veto) {

    /** Empty where the cluster file says that the operator decides, and where nothing is changed yet. */
    static Optional<FailurePolicy> of(RollingSpec rolling, UpgradePlan plan, PlannedStep step) {
        if (plan.kind() != UpgradeKind.ROLLING
                || step.isOfRollback()
                || step.wayBack() == WayBack.NOTHING_CHANGED
                || step.node().isEmpty()) {
            return Optional.empty();
        }
        boolean first = isFirst(plan, step.node().get());
        OnFailure rule = first ? rolling.firstNodeFails() : rolling.laterNodeFails();
        return rule == OnFailure.ROLLBACK
                ? Optional.of(
                        new FailurePolicy((first ? "firstNodeFails" : "laterNodeFails") + ": rollback", rolling.veto()))
                : Optional.empty();
    }

    /** Whether no node has been upgraded before this one. */
    private static boolean isFirst(UpgradePlan plan, NodeId node) {
        return plan.from().upgraded().isEmpty()
                && plan.steps().stream()
                        .filter(step -> step.id() == StepId.BEGIN_NODE)
                        .findFirst()
                        .flatMap(PlannedStep::node)
                        .filter(node::equals)
                        .isPresent();
    }

    /** What follows, in words. */
    String then() {
        return "the operation rolls back (" + rule + ")";
    }

    /** Who has decided when nobody did. */
    String by() {
        return "cluster file, " + rule;
    }
}
