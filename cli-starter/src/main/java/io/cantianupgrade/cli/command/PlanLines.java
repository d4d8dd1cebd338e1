package io.cantianupgrade.cli.command;

import static io.cantianupgrade.cli.language.Translation.read;
import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.text.PlanScreen;
import io.cantianupgrade.cli.text.ProblemScreen;
import io.cantianupgrade.cli.text.WindowNote;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.plan.ExpectedTimes;
import io.cantianupgrade.plan.PlanDecision;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.plan.UpgradePlan;
import java.util.ArrayList;
import java.util.List;

/** A plan, or every reason why there is none. */
final class PlanLines {
    private PlanLines() {}

    static List<String> of(
            PlanDecision decision, ClusterSpec cluster, Operation operation, ExpectedTimes times, Window window) {
        return decision.plan()
                .map(plan -> planned(plan, cluster, times, window))
                .orElseGet(() -> ProblemScreen.refused(
                        tr("%s  REFUSED  %s", cluster.cluster(), read(operation.title())), decision.refusals()));
    }

    /** The window stands last; it says nothing to a plan that takes no node down. */
    private static List<String> planned(UpgradePlan plan, ClusterSpec cluster, ExpectedTimes times, Window window) {
        List<String> lines = new ArrayList<>(PlanScreen.lines(plan, cluster, times));
        window.said()
                .filter(said -> plan.steps().stream().anyMatch(PlannedStep::takesNodeDown))
                .ifPresent(said -> {
                    lines.add("");
                    lines.addAll(WindowNote.lines(said));
                });
        return lines;
    }
}
