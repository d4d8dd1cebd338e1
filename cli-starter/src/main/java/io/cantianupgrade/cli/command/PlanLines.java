package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.text.ProblemScreen;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.plan.PlanDecision;
import io.cantianupgrade.plan.PlanText;
import java.util.List;

/** A plan, or every reason why there is none. */
final class PlanLines {
    private PlanLines() {}

    static List<String> of(PlanDecision decision, ClusterId cluster, Operation operation) {
        return decision.plan()
                .map(PlanText::lines)
                .orElseGet(() -> ProblemScreen.refused(
                        "%s  REFUSED  %s".formatted(cluster, operation.title()), decision.refusals()));
    }
}
