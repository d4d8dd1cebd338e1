package io.cantianupgrade.cli.report;

import static io.cantianupgrade.cli.language.Translation.read;
import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.report.ReportEvent.Kind;
import io.cantianupgrade.cli.text.Columns;
import io.cantianupgrade.cli.text.Moment;
import io.cantianupgrade.cli.text.Numbers;
import io.cantianupgrade.cli.text.StepWords;
import io.cantianupgrade.contract.StepStatus;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.plan.PlanText;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/** The operation as a picture: a lane for each node, the array and the cluster; a bar for each step; the outage shaded. */
final class Timeline {
    private static final int LEFT = 76;
    private static final int WIDTH = 860;
    private static final int LANE = 34;
    private static final int TOP = 14;
    private static final double CHARACTER = 7;
    private static final int THINNEST = 2;
    private static final List<Duration> TICKS = Stream.of(
                    1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 1200, 1800, 3600, 7200)
            .map(Duration::ofSeconds)
            .toList();
    private static final int MOST_TICKS = 10;

    private final Report report;
    private final Instant begin;
    private final Map<String, List<StepStatus>> lanes = new LinkedHashMap<>();
    private final StringBuilder svg = new StringBuilder();

    private Timeline(Report report) {
        this.report = report;
        this.begin = report.status().startedAt();
        report.status().nodes().forEach(node -> lanes.put(node.id().toString(), new ArrayList<>()));
        report.status().steps().stream()
                .filter(step -> step.startedAt() != null)
                .forEach(step -> lanes.computeIfAbsent(StepWords.lane(step), lane -> new ArrayList<>())
                        .add(step));
    }

    static String svg(Report report) {
        return new Timeline(report).draw();
    }

    private String draw() {
        int height = TOP + lanes.size() * LANE + 30;
        svg.append("<svg class=\"timeline\" viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\">\n"
                .formatted(LEFT + WIDTH + 34, height, tr("Timeline of the operation, a lane for each node")));
        outage();
        ticks();
        int y = TOP;
        for (Map.Entry<String, List<StepStatus>> lane : lanes.entrySet()) {
            svg.append("<text class=\"lane\" x=\"0\" y=\"%d\">%s</text>\n"
                    .formatted(y + LANE / 2 + 4, Html.text(read(lane.getKey()))));
            for (StepStatus step : lane.getValue()) {
                bar(step, y);
            }
            y += LANE;
        }
        marks();
        return svg.append("</svg>\n").toString();
    }

    private void bar(StepStatus step, int y) {
        Instant end = step.endedAt() == null ? report.end() : step.endedAt();
        double from = x(step.startedAt());
        double width = Math.max(THINNEST, x(end) - from);
        String title = "%s: %s, %s"
                .formatted(
                        StepWords.title(step), step.state(), PlanText.length(Duration.between(step.startedAt(), end)));
        svg.append("<rect class=\"bar %s\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\"><title>%s</title></rect>\n"
                .formatted(
                        step.state().name().toLowerCase(Locale.ROOT),
                        number(from),
                        y + 5,
                        number(width),
                        LANE - 10,
                        Html.text(title)));
        String word = StepWords.brief(step.id());
        if (width > CHARACTER * Columns.of(word)) {
            svg.append("<text class=\"word\" x=\"%s\" y=\"%d\">%s</text>\n"
                    .formatted(number(from + 4), y + LANE / 2 + 4, Html.text(word)));
        }
    }

    /** Answers and failures, where they happened. */
    private void marks() {
        List<String> names = List.copyOf(lanes.keySet());
        for (ReportEvent event : report.events()) {
            if (event.kind() == Kind.STEP_FAILED || event.kind() == Kind.ANSWERED) {
                int lane = Math.max(0, names.indexOf(event.where()));
                int y = event.kind() == Kind.ANSWERED ? TOP - 6 : TOP + lane * LANE + 4;
                String title = event.problem() == null
                        ? tr("%s by %s", event.what(), event.by())
                        : read(event.problem().line());
                svg.append("<circle class=\"mark %s\" cx=\"%s\" cy=\"%d\" r=\"4\"><title>%s</title></circle>\n"
                        .formatted(
                                event.kind() == Kind.ANSWERED ? "answered" : "failed",
                                number(x(event.at())),
                                y,
                                Html.text(title)));
            }
        }
    }

    private void outage() {
        if (report.status().operation() == Operation.OFFLINE_UPGRADE) {
            Numbers.stoppedAt(report.status()).ifPresent(stopped -> {
                Instant back = Numbers.servedAgainAt(report.status(), report.end());
                svg.append(
                        "<rect class=\"outage\" x=\"%s\" y=\"%d\" width=\"%s\" height=\"%d\"><title>%s</title></rect>\n"
                                .formatted(
                                        number(x(stopped)),
                                        TOP,
                                        number(x(back) - x(stopped)),
                                        lanes.size() * LANE,
                                        tr("outage %s", PlanText.length(Duration.between(stopped, back)))));
            });
        }
    }

    private void ticks() {
        Duration all = length();
        Duration tick = TICKS.stream()
                .filter(length -> all.dividedBy(length) <= MOST_TICKS)
                .findFirst()
                .orElse(all.dividedBy(MOST_TICKS));
        Moment utc = new Moment(begin, ZoneOffset.UTC);
        int bottom = TOP + lanes.size() * LANE;
        for (Instant at = begin; !at.isAfter(begin.plus(all)); at = at.plus(tick)) {
            svg.append("<line class=\"tick\" x1=\"%1$s\" y1=\"%2$d\" x2=\"%1$s\" y2=\"%3$d\"/>\n"
                    .formatted(number(x(at)), TOP, bottom));
            svg.append("<text class=\"time\" x=\"%s\" y=\"%d\">%s</text>\n"
                    .formatted(number(x(at)), bottom + 16, Html.text(utc.clock(at))));
        }
    }

    private Duration length() {
        Duration length = Duration.between(begin, report.end());
        return length.compareTo(Duration.ofSeconds(1)) < 0 ? Duration.ofSeconds(1) : length;
    }

    private double x(Instant at) {
        double share = (double) Duration.between(begin, at).toMillis() / length().toMillis();
        return LEFT + WIDTH * Math.min(1, Math.max(0, share));
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.1f", value);
    }
}
