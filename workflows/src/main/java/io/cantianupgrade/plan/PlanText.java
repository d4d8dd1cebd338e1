package io.cantianupgrade.plan;

import io.cantianupgrade.step.WayBack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A plan as people read it: one line a stage, 80 columns. */
public final class PlanText {

    private static final String ROW = "%2d  %-14s %-34s %8s  %s";

    private PlanText() {}

    public static List<String> lines(UpgradePlan plan, ExpectedTimes times) {
        List<String> lines = new ArrayList<>();
        lines.add("%s of %s   %s -> %s   plan %s"
                .formatted(capital(plan.operation().title()), plan.cluster(), plan.source(), plan.target(), plan.id()));
        lines.add("%d node%s, %s; %s"
                .formatted(
                        plan.nodes().size(),
                        plan.nodes().size() == 1 ? "" : "s",
                        plan.deployMode(),
                        outage(plan, times)));
        lines.add("");
        lines.add("%-53s %8s  %s".formatted("", "expected", "way back"));
        stages(lines, plan.steps(), times);
        if (!plan.steps().isEmpty() && !plan.commit().isEmpty()) {
            WayBack stillOpen = lastOf(plan.steps()).wayBack();
            lines.add(
                    ROW.formatted(lines.size() - 3, "cluster", "Commit or roll back?", "asks you", stillOpen.words()));
        }
        stages(lines, plan.commit(), times);
        return lines;
    }

    private static String outage(UpgradePlan plan, ExpectedTimes times) {
        Duration outage = plan.expectedOutage(times);
        return outage.isZero() ? "the cluster goes on serving" : "the cluster is down for about " + length(outage);
    }

    private static void stages(List<String> lines, List<PlannedStep> steps, ExpectedTimes times) {
        WayBack narrowest = WayBack.NOTHING_CHANGED;
        for (List<PlannedStep> stage : UpgradePlan.stages(steps)) {
            PlannedStep first = stage.get(0);
            boolean last = narrowest.compareTo(WayBack.RESTORE_ONLY) < 0 && first.wayBack() == WayBack.RESTORE_ONLY;
            narrowest = first.wayBack();
            boolean asks = first.spec().asks().isPresent();
            lines.add(ROW.formatted(
                            lines.size() - 3,
                            where(stage),
                            first.spec().title(),
                            asks ? "asks you" : length(times.of(first.id())),
                            last ? "<- no way back" : first.wayBack().words())
                    .stripTrailing());
        }
    }

    private static String where(List<PlannedStep> stage) {
        PlannedStep first = stage.get(0);
        PlannedStep last = lastOf(stage);
        return switch (stage.size()) {
            case 1 -> first.target();
            case 2 -> first.target() + ", " + last.target();
            default ->
                "nodes %d to %d"
                        .formatted(
                                first.node().orElseThrow().number(),
                                last.node().orElseThrow().number());
        };
    }

    private static PlannedStep lastOf(List<PlannedStep> steps) {
        return steps.get(steps.size() - 1);
    }

    /** {@code 1m40s}, {@code 8s} or {@code 2h05m}. */
    public static String length(Duration duration) {
        if (duration.toHours() > 0) {
            return "%dh%02dm".formatted(duration.toHours(), duration.toMinutesPart());
        }
        if (duration.toMinutes() > 0) {
            return "%dm%02ds".formatted(duration.toMinutes(), duration.toSecondsPart());
        }
        return duration.toSeconds() + "s";
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
