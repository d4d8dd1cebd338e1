package io.cantianupgrade.cli.text;

import static io.cantianupgrade.cli.language.Translation.read;
import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.StepStatus;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.StepState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** One line for each node, for the array and for the cluster: what is done there, what runs, what it waits for. */
final class Lanes {
    private static final String NODE = "node";

    private final OperationStatus status;
    private final Moment moment;
    private final int columns;

    private Lanes(OperationStatus status, Moment moment, int columns) {
        this.columns = columns;
        this.status = status;
        this.moment = moment;
    }

    static List<String> lines(OperationStatus status, Moment moment, int columns) {
        return new Lanes(status, moment, columns).lines();
    }

    private List<String> lines() {
        Map<String, List<StepStatus>> lanes = new LinkedHashMap<>();
        status.nodes().forEach(node -> lanes.put(node.id().toString(), new ArrayList<>()));
        status.steps().forEach(step -> lanes.computeIfAbsent(StepWords.lane(step), lane -> new ArrayList<>())
                .add(step));
        List<String> lines = new ArrayList<>();
        lanes.forEach((lane, steps) -> {
            String line = line(lane, steps);
            if (lane.startsWith(NODE) || !line.strip().equals(read(lane))) {
                lines.add(line.stripTrailing());
            }
        });
        return lines;
    }

    private String line(String lane, List<StepStatus> steps) {
        String head = "  " + Columns.padded(read(lane), 8) + " ";
        String now = now(steps);
        String done = done(steps);
        String gap = done.isEmpty() || now.isEmpty() ? "" : "   ";
        return head + last(done, columns - Columns.of(head) - gap.length() - Columns.of(now)) + gap + now;
    }

    /** A node that is through, there or back, in a rolling upgrade: what it took says no more than that. */
    private static String done(List<StepStatus> steps) {
        List<String> words = new ArrayList<>();
        for (StepStatus step : steps) {
            Optional<String> through = through(step, steps);
            if (through.isPresent()) {
                words.clear();
            }
            if (step.state().settled()) {
                words.add(through.orElseGet(() -> settled(step)));
            }
        }
        return String.join(" ", words);
    }

    private static Optional<String> through(StepStatus step, List<StepStatus> steps) {
        boolean done = step.state() == StepState.DONE || step.state() == StepState.ALREADY_IN_PLACE;
        if (done && step.id() == StepId.HEALTH_GATE) {
            return Optional.of(tr("upgraded"));
        }
        boolean rollsBack = steps.stream().anyMatch(other -> other.id() == StepId.ROLLBACK_BEGIN);
        return done && rollsBack && step.id() == StepId.ROLLBACK_CHECK
                ? Optional.of(tr("rolled-back"))
                : Optional.empty();
    }

    /** The end of the words when there is no room for all of them: what was done last says most. */
    private static String last(String words, int room) {
        String left = words;
        while (Columns.of(left) > (left.equals(words) ? room : room - 3) && left.contains(" ")) {
            left = left.substring(left.indexOf(' ') + 1);
        }
        return left.equals(words) ? words : ".. " + left;
    }

    private static String settled(StepStatus step) {
        String word = StepWords.brief(step.id());
        return switch (step.state()) {
            case SKIPPED -> tr("%s(skipped)", word);
            case UNDONE -> tr("%s(undone)", word);
            default -> word;
        };
    }

    private String now(List<StepStatus> steps) {
        Optional<StepStatus> active = steps.stream()
                .filter(step -> step.state() == StepState.RUNNING || step.state() == StepState.HOLDING)
                .findFirst();
        if (active.isPresent()) {
            return active(active.get());
        }
        boolean left = steps.stream().anyMatch(step -> step.state() == StepState.PENDING);
        boolean begun = steps.stream().anyMatch(step -> step.state().settled());
        boolean ofNode = steps.stream().allMatch(step -> StepWords.lane(step).startsWith(NODE));
        if (!ofNode || !left || !begun || status.state().ended()) {
            return "";
        }
        String wait = waitsFor();
        return wait.isEmpty() || !isYetToStop(steps) ? wait : tr("%s, not stopped yet", wait);
    }

    private String active(StepStatus step) {
        String word = StepWords.brief(step.id()).toUpperCase(Locale.ROOT);
        if (step.state() == StepState.HOLDING) {
            return word + " HOLDING";
        }
        return tr("%s %s of ~%s", word, moment.since(step.startedAt()), Moment.length(StepWords.expected(step)));
    }

    /** In a rolling upgrade, a node whose turn has not come. */
    private boolean isYetToStop(List<StepStatus> steps) {
        return status.operation() == Operation.ROLLING_UPGRADE
                && steps.stream().anyMatch(step -> step.id() == StepId.STOP && step.state() == StepState.PENDING);
    }

    private String waitsFor() {
        return status.steps().stream()
                .filter(step -> step.state() == StepState.RUNNING || step.state() == StepState.HOLDING)
                .findFirst()
                .map(step -> tr("waits for %s", StepWords.lane(step)))
                .orElse(status.questions().isEmpty() ? "" : tr("waits for you"));
    }
}
