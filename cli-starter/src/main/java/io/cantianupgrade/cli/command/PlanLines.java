package io.cantianupgrade.cli.command;

import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.text.PlanScreen;
import io.cantianupgrade.cli.text.ProblemScreen;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.plan.ExpectedTimes;
import io.cantianupgrade.plan.PlanDecision;
import java.util.List;

/** A plan, or every reason why there is none. */
final class PlanLines {
    private PlanLines() {}

    static List<String> of(PlanDecision decision, ClusterSpec cluster, Operation operation, ExpectedTimes times) {
        return decision.plan()
                .map(plan -> PlanScreen.lines(plan, cluster, times))
                .orElseGet(() -> ProblemScreen.refused(
                        tr("%s  REFUSED  %s", cluster.cluster(), operation.title()), decision.refusals()));
    }
}
