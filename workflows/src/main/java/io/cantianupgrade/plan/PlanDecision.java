package io.cantianupgrade.plan;

import io.cantianupgrade.model.Problem;
import java.util.List;
import java.util.Optional;

/** A plan, or every reason why there is none. */
public record PlanDecision(Optional<UpgradePlan> plan, List<Problem> refusals) {

    public PlanDecision {
        refusals = List.copyOf(refusals);
    }

    public static PlanDecision planned(UpgradePlan plan) {
        return new PlanDecision(Optional.of(plan), List.of());
    }

    public static PlanDecision refused(List<Problem> reasons) {
        return new PlanDecision(Optional.empty(), reasons);
    }
}
