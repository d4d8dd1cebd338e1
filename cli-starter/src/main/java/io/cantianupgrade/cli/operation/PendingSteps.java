package io.cantianupgrade.cli.operation;

import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Waiting;
import io.cantianupgrade.step.Scope;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.Steps;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.common.converter.DataConverter;
import io.temporal.common.converter.DataConverterException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads running steps off the pending activities of a workflow. */
final class PendingSteps {
    /** A pending activity does not say for which node it is; its heartbeat may. */
    private static final Pattern PLACED = Pattern.compile("(?<node>node \\d+) \\| (?<line>.*)");

    /** How a step's line begins that only waits. */
    private static final String WAITS_FOR = "waits for ";

    private final DataConverter converter;

    PendingSteps(DataConverter converter) {
        this.converter = converter;
    }

    List<RunningStep> read(List<PendingActivityInfo> pending) {
        return pending.stream()
                .map(this::read)
                .flatMap(Optional::stream)
                .sorted((left, right) -> left.where().compareTo(right.where()))
                .toList();
    }

    /** Says where, for the steps whose place the pending activity does not tell but the status does. */
    static List<RunningStep> placed(List<RunningStep> running, OperationStatus status) {
        return running.stream()
                .map(step -> new RunningStep(
                        place(step.where(), status),
                        step.attempt(),
                        step.attempts(),
                        step.lastLine(),
                        step.lastFailure(),
                        step.silent()))
                .toList();
    }

    /** Says what a running step waits for, where the step says it: somebody else's lock, a node that joins. */
    static OperationStatus waiting(OperationStatus status, List<RunningStep> running) {
        Optional<String> wait = placed(running, status).stream()
                .filter(step -> step.lastLine()
                        .filter(line -> line.startsWith(WAITS_FOR))
                        .isPresent())
                .map(step -> step.lastLine().orElseThrow().substring(WAITS_FOR.length()) + " (" + step.where() + ")")
                .findFirst();
        return status.waiting() == null || status.state().waitsForOperator()
                ? status
                : wait.map(what -> status.waitingFor(status.waiting().what() + ": " + what))
                        .orElse(status);
    }

    /** Says that a node's worker is silent; the workflow itself hears of it only when the attempt has run out. */
    static OperationStatus silent(OperationStatus status, List<RunningStep> running) {
        Optional<SilentWorker> silent =
                running.stream().flatMap(step -> step.silent().stream()).findFirst();
        return status.waiting() == null || status.state().waitsForOperator() || silent.isEmpty()
                ? status
                : status.waitingFor(Waiting.forWorkerOf(
                        silent.get().node(),
                        silent.get().since(),
                        status.waiting().until()));
    }

    private static String place(String word, OperationStatus status) {
        List<String> places = status.steps().stream()
                .filter(step -> step.id().word().equals(word) && !step.state().settled())
                .filter(step -> step.startedAt() != null && step.node() != null)
                .filter(step -> Steps.of(step.id()).scope() != Scope.STORAGE)
                .map(step -> step.node().toString())
                .toList();
        return places.size() == 1 ? places.get(0) : word;
    }

    private Optional<RunningStep> read(PendingActivityInfo activity) {
        String word = activity.getActivityType().getName();
        if (Arrays.stream(StepId.values()).noneMatch(id -> id.word().equals(word))) {
            return Optional.empty();
        }
        Optional<String> line = lastLine(activity);
        Optional<Matcher> placed = line.map(PLACED::matcher).filter(Matcher::matches);
        return Optional.of(new RunningStep(
                placed.map(match -> match.group("node")).orElse(word),
                activity.getAttempt(),
                activity.getMaximumAttempts(),
                placed.map(match -> match.group("line")).or(() -> line),
                lastFailure(activity),
                SilentWorker.of(activity, Instant.now())));
    }

    private Optional<String> lastLine(PendingActivityInfo activity) {
        if (activity.getHeartbeatDetails().getPayloadsCount() == 0) {
            return Optional.empty();
        }
        try {
            String line =
                    converter.fromPayload(activity.getHeartbeatDetails().getPayloads(0), String.class, String.class);
            return Optional.ofNullable(line).map(String::strip).filter(text -> !text.isEmpty());
        } catch (DataConverterException anotherKind) {
            return Optional.empty(); // A newer worker may report more than a line.
        }
    }

    private static Optional<String> lastFailure(PendingActivityInfo activity) {
        Failure failure = said(activity.getLastFailure());
        return activity.getAttempt() > 1 && !failure.getMessage().isEmpty()
                ? Optional.of(failure.getMessage())
                : Optional.empty();
    }

    /** Temporal wraps a failure that it finds too long into one of its own, which says nothing else. */
    private static Failure said(Failure failure) {
        return failure.hasServerFailureInfo() && failure.hasCause() ? failure.getCause() : failure;
    }
}
