package io.cantianupgrade.plan;

import io.cantianupgrade.step.WayBack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A plan as people read it: one line a stage, 80 columns. */
public final class PlanText {

    private final UpgradePlan plan;
    private final ExpectedTimes times;
    private final Wording wording;
    private final List<String> lines = new ArrayList<>();
    private int number;

    private PlanText(UpgradePlan plan, ExpectedTimes times, Wording wording) {
        this.plan = plan;
        this.times = times;
        this.wording = wording;
    }

    public static List<String> lines(UpgradePlan plan, ExpectedTimes times) {
        return lines(plan, times, Wording.ENGLISH);
    }

    public static List<String> lines(UpgradePlan plan, ExpectedTimes times, Wording wording) {
        return new PlanText(plan, times, wording).lines();
    }

    private List<String> lines() {
        lines.add(say(
                "%s of %s   %s -> %s   plan %s",
                capital(say(plan.operation().title())), plan.cluster(), plan.source(), plan.target(), plan.id()));
        lines.add(say(
                plan.nodes().size() == 1 ? "1 node, %2$s; %3$s" : "%d nodes, %s; %s",
                plan.nodes().size(),
                plan.deployMode(),
                outage()));
        lines.add("");
        lines.add("%s %s  %s".formatted(" ".repeat(53), right(say("expected"), 8), say("way back")));
        stages(plan.steps());
        if (!plan.steps().isEmpty() && !plan.commit().isEmpty()) {
            String stillOpen = lastOf(plan.steps()).wayBack().words();
            row("cluster", "Commit or roll back?", say("asks you"), stillOpen);
        }
        stages(plan.commit());
        return lines;
    }

    private String outage() {
        Duration outage = plan.expectedOutage(times);
        return outage.isZero()
                ? say("the cluster goes on serving")
                : say("the cluster is down for about %s", length(outage));
    }

    private void stages(List<PlannedStep> steps) {
        WayBack narrowest = WayBack.NOTHING_CHANGED;
        for (List<PlannedStep> stage : UpgradePlan.stages(steps)) {
            PlannedStep first = stage.get(0);
            boolean last = narrowest.compareTo(WayBack.RESTORE_ONLY) < 0 && first.wayBack() == WayBack.RESTORE_ONLY;
            narrowest = first.wayBack();
            boolean asks = first.spec().asks().isPresent();
            row(
                    where(stage),
                    first.spec().title(),
                    asks ? say("asks you") : length(times.of(first.id())),
                    last ? "<- no way back" : first.wayBack().words());
        }
    }

    private void row(String where, String title, String expected, String wayBack) {
        number++;
        lines.add("%2d  %s %s %s  %s"
                .formatted(number, left(say(where), 14), left(say(title), 34), right(expected, 8), say(wayBack))
                .stripTrailing());
    }

    private String where(List<PlannedStep> stage) {
        PlannedStep first = stage.get(0);
        PlannedStep last = lastOf(stage);
        return switch (stage.size()) {
            case 1 -> first.target();
            case 2 -> say("%s, %s", first.target(), last.target());
            default ->
                say(
                        "nodes %d to %d",
                        first.node().orElseThrow().number(),
                        last.node().orElseThrow().number());
        };
    }

    private String say(String template, Object... arguments) {
        return wording.say(template, arguments);
    }

    private String left(String text, int columns) {
        return text + gap(text, columns);
    }

    private String right(String text, int columns) {
        return gap(text, columns) + text;
    }

    private String gap(String text, int columns) {
        return " ".repeat(Math.max(0, columns - wording.columns(text)));
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
