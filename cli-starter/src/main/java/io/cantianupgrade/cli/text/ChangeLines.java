package io.cantianupgrade.cli.text;

import static io.cantianupgrade.cli.language.Translation.read;
import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.contract.Decision;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.contract.StepStatus;
import io.cantianupgrade.step.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What happened between two looks at an operation, one line for each change. */
public final class ChangeLines {
    private final Moment moment;
    private final List<String> lines = new ArrayList<>();
    private final Map<String, List<String>> undone = new LinkedHashMap<>();

    private ChangeLines(Moment moment) {
        this.moment = moment;
    }

    /** @param before empty at the first look */
    public static List<String> between(Optional<OperationStatus> before, OperationStatus after, Moment moment) {
        ChangeLines changes = new ChangeLines(moment);
        Map<String, StepStatus> known = new HashMap<>();
        before.ifPresent(status -> status.steps().forEach(step -> known.put(key(step), step)));
        if (after.planId() != null && before.map(OperationStatus::planId).isEmpty()) {
            changes.add(after.startedAt(), tr("%s  plan %s", Header.subject(after), after.planId()));
        }
        after.steps().forEach(step -> changes.step(Optional.ofNullable(known.get(key(step))), step));
        changes.undone.forEach(
                (lane, words) -> changes.add(moment.now(), tr("undone on %s: %s", lane, String.join(" ", words))));
        List<Question> open = before.map(OperationStatus::questions).orElse(List.of());
        after.questions().stream().filter(question -> !open.contains(question)).forEach(changes::question);
        List<Decision> taken = before.map(OperationStatus::decisions).orElse(List.of());
        after.decisions().stream()
                .filter(decision -> !taken.contains(decision))
                .forEach(decision -> changes.add(decision.at(), DecisionWords.of(decision)));
        return changes.lines;
    }

    /** What stands for everything that happened before somebody began to look. */
    public static List<String> joined(OperationStatus status, Moment moment) {
        long done =
                status.steps().stream().filter(step -> step.state().settled()).count();
        String text = tr(
                "%s, %s, %d of %d steps done",
                Header.subject(status), status.state(), done, status.steps().size());
        return Wrap.after(moment.clock(moment.now()) + "  ", text);
    }

    private void step(Optional<StepStatus> before, StepStatus step) {
        StepState was = before.map(StepStatus::state).orElse(StepState.PENDING);
        if (was == step.state()) {
            return;
        }
        String title = StepWords.title(step);
        switch (step.state()) {
            case PENDING -> {}
            case RUNNING -> add(step.startedAt(), tr("%s ...", title));
            case DONE -> ended(step, tr("%s: done", title));
            case ALREADY_IN_PLACE -> ended(step, tr("%s: was already in place", title));
            case SKIPPED -> ended(step, tr("%s: skipped", title));
            case UNDONE ->
                undone.computeIfAbsent(StepWords.lane(step), lane -> new ArrayList<>())
                        .add(StepWords.brief(step.id()));
            case HOLDING ->
                add(moment.now(), tr("%s: HOLDING  %s", title, step.problem().line()));
        }
    }

    private void ended(StepStatus step, String text) {
        Duration took = Duration.between(step.startedAt() == null ? step.endedAt() : step.startedAt(), step.endedAt());
        String tries = step.attempts() > 1 ? tr(", %d attempts", step.attempts()) : "";
        add(step.endedAt(), "%s (%s%s)".formatted(text, Moment.length(took), tries));
        step.evidence().forEach(line -> lines.addAll(Wrap.after("            ", read(line))));
    }

    private void question(Question question) {
        add(question.since(), tr("asks: %s", question.text()));
    }

    private void add(Instant when, String text) {
        lines.addAll(Wrap.after(moment.clock(when) + "  ", text));
    }

    private static String key(StepStatus step) {
        return step.id() + "/" + step.node();
    }
}
