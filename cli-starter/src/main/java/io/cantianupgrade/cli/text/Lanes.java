package io.cantianupgrade.cli.text;

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
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One line for each node, for the array and for the cluster: what is done there, what runs, what it waits for. */
final class Lanes {
    private static final String NODE = "node";

    private final OperationStatus status;
    private final Moment moment;

    private Lanes(OperationStatus status, Moment moment) {
        this.status = status;
        this.moment = moment;
    }

    static List<String> lines(OperationStatus status, Moment moment) {
        return new Lanes(status, moment).lines();
    }

    private List<String> lines() {
        Map<String, List<StepStatus>> lanes = new LinkedHashMap<>();
        status.nodes().forEach(node -> lanes.put(node.id().toString(), new ArrayList<>()));
        status.steps().forEach(step -> lanes.computeIfAbsent(StepWords.lane(step), lane -> new ArrayList<>())
                .add(step));
        List<String> lines = new ArrayList<>();
        lanes.forEach((lane, steps) -> {
            String line = line(lane, steps);
            if (lane.startsWith(NODE) || !line.strip().equals(lane)) {
                lines.add(line.stripTrailing());
            }
        });
        return lines;
    }

    private String line(String lane, List<StepStatus> steps) {
        String head = "  %-8s ".formatted(lane);
        String now = now(steps);
        String done = done(steps);
        String gap = done.isEmpty() || now.isEmpty() ? "" : "   ";
        return head + last(done, Wrap.WIDTH - head.length() - gap.length() - now.length()) + gap + now;
    }

    /** A node that has passed the gate of a rolling upgrade is through: what it took says no more than that. */
    private static String done(List<StepStatus> steps) {
        int gate = steps.stream()
                .filter(step -> step.id() == StepId.HEALTH_GATE)
                .filter(step -> step.state() == StepState.DONE || step.state() == StepState.ALREADY_IN_PLACE)
                .mapToInt(steps::indexOf)
                .max()
                .orElse(-1);
        Stream<String> words = steps.subList(gate + 1, steps.size()).stream()
                .filter(step -> step.state().settled())
                .map(Lanes::settled);
        return Stream.concat(gate < 0 ? Stream.empty() : Stream.of("upgraded"), words)
                .collect(Collectors.joining(" "));
    }

    /** The end of the words when there is no room for all of them: what was done last says most. */
    private static String last(String words, int room) {
        if (words.length() <= room) {
            return words;
        }
        int from = words.indexOf(' ', words.length() - Math.max(0, room - 3));
        return from < 0 ? ".." : ".." + words.substring(from);
    }

    private static String settled(StepStatus step) {
        String word = StepWords.brief(step.id());
        return switch (step.state()) {
            case SKIPPED -> word + "(skipped)";
            case UNDONE -> word + "(undone)";
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
        return wait.isEmpty() || !isYetToStop(steps) ? wait : wait + ", not stopped yet";
    }

    private String active(StepStatus step) {
        String word = StepWords.brief(step.id()).toUpperCase(Locale.ROOT);
        if (step.state() == StepState.HOLDING) {
            return word + " HOLDING";
        }
        return "%s %s of ~%s".formatted(word, moment.since(step.startedAt()), Moment.length(StepWords.expected(step)));
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
                .map(step -> "waits for " + StepWords.lane(step))
                .orElse(status.questions().isEmpty() ? "" : "waits for you");
    }
}
