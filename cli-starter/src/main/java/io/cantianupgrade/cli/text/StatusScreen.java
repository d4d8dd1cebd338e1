package io.cantianupgrade.cli.text;

import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.operation.RunningStep;
import io.cantianupgrade.contract.OperationStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The answer to: where is it, why does it wait, can I still go back, what do I type now. */
public final class StatusScreen {
    private StatusScreen() {}

    public static List<String> lines(OperationStatus status, List<RunningStep> running, Moment moment) {
        List<String> lines = new ArrayList<>();
        lines.add(Wrap.apart("%s  %s".formatted(Header.subject(status), status.state()), moment.clock(moment.now())));
        if (!status.state().ended()) {
            lines.add("  " + Header.times(status, moment));
            lines.addAll(SystemTables.lines(status));
            waiting(lines, status, moment);
        }
        if (!status.steps().isEmpty()) {
            lines.add("");
            lines.addAll(Lanes.lines(status, moment, Wrap.WIDTH));
        }
        if (running.stream().anyMatch(step -> step.line().isPresent())) {
            lines.add("");
        }
        running.stream().map(RunningStep::line).flatMap(Optional::stream).forEach(line -> lines.add("  " + line));
        status.questions().forEach(question -> {
            lines.add("");
            lines.addAll(QuestionScreen.lines(status, question, moment));
        });
        if (status.state().ended()) {
            lines.add("");
            lines.addAll(EndScreen.lines(status, moment));
        }
        if (!status.decisions().isEmpty()) {
            lines.add("");
            status.decisions().forEach(decision -> lines.addAll(DecisionWords.lines(decision, moment)));
        }
        return lines;
    }

    private static void waiting(List<String> lines, OperationStatus status, Moment moment) {
        lines.addAll(PauseWords.lines(status, moment));
        if (status.waiting() == null || status.state().waitsForOperator()) {
            return;
        }
        lines.addAll(Wrap.after("  ", tr("waits for %s", status.waiting().what())));
        if (status.waiting().since() != null && status.waiting().until() != null) {
            lines.addAll(Wrap.after(
                    "    ",
                    tr(
                            "since %s (%s), at most until %s; then %s",
                            moment.clock(status.waiting().since()),
                            moment.since(status.waiting().since()),
                            moment.clock(status.waiting().until()),
                            status.waiting().then())));
        }
    }
}
