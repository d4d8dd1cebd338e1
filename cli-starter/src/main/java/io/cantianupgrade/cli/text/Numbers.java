package io.cantianupgrade.cli.text;

import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.StepStatus;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.StepState;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;

/** Times read off a status. */
public final class Numbers {
    private Numbers() {}

    /** What is left, with the time that the running steps have used already taken off; empty when it ended. */
    static Optional<Duration> left(OperationStatus status, Instant now) {
        if (status.etaSeconds() == null) {
            return Optional.empty();
        }
        Duration used = status.steps().stream()
                .filter(step -> step.state() == StepState.RUNNING)
                .map(step -> shorter(Duration.between(step.startedAt(), now), StepWords.expected(step)))
                .min(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
        Duration left = Duration.ofSeconds(status.etaSeconds()).minus(used);
        return Optional.of(left.isNegative() ? Duration.ZERO : left);
    }

    /** From the first stop of a node to the proof that all have joined again, or to now; empty when none was stopped. */
    public static Optional<Duration> outage(OperationStatus status, Instant now) {
        return stoppedAt(status).map(begin -> Duration.between(begin, servedAgainAt(status, now)));
    }

    /** When the first node was stopped; empty when none was. */
    public static Optional<Instant> stoppedAt(OperationStatus status) {
        return status.steps().stream()
                .filter(step -> step.id() == StepId.STOP && step.startedAt() != null)
                .map(StepStatus::startedAt)
                .min(Comparator.naturalOrder());
    }

    /** When all nodes had joined again; the end of the operation, or now, when they have not. */
    public static Instant servedAgainAt(OperationStatus status, Instant now) {
        return status.steps().stream()
                .filter(step -> step.id() == StepId.VERIFY_CLUSTER && step.endedAt() != null)
                .map(StepStatus::endedAt)
                .findFirst()
                .orElse(status.endedAt() == null ? now : status.endedAt());
    }

    private static Duration shorter(Duration left, Duration right) {
        return left.compareTo(right) <= 0 ? left : right;
    }
}
