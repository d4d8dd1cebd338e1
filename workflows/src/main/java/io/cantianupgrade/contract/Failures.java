package io.cantianupgrade.contract;

import io.cantianupgrade.model.Disposition;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.temporal.api.enums.v1.TimeoutType;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.List;
import java.util.Optional;

/** The one place where a {@link Problem} becomes a Temporal failure, and a failure a problem again. */
public final class Failures {

    private Failures() {}

    /** @param attempt of the activity, from 1 */
    public static ApplicationFailure of(Problem problem, int attempt, Throwable cause) {
        return ApplicationFailure.newBuilder()
                .setType(problem.code().name())
                .setMessage(problem.where() + ": " + problem.summary() + "; do: " + problem.remedy())
                .setNonRetryable(!isRetriedByTemporal(problem.code()))
                .setDetails(problem, attempt)
                .setCause(cause)
                .build();
    }

    /** For a worker the workflow waits itself, which says so meanwhile. */
    private static boolean isRetriedByTemporal(ProblemCode code) {
        return code.disposition() == Disposition.RETRY && code != ProblemCode.NODE_WORKER_SILENT;
    }

    /** What a failed activity said; a failure that carries no problem becomes one. */
    public static FailedStep read(ActivityFailure failure, String where) {
        Throwable cause = failure.getCause();
        if (cause instanceof ApplicationFailure application && carriesProblem(application)) {
            return new FailedStep(
                    application.getDetails().get(0, Problem.class),
                    application.getDetails().get(1, Integer.class));
        }
        if (isNotTakenUp(failure)) {
            return new FailedStep(workerSilent(where), 0);
        }
        if (cause instanceof TimeoutFailure timeout) {
            return new FailedStep(workerLost(timeout, where), 1);
        }
        return new FailedStep(unexpected(cause == null ? failure : cause, where), 1);
    }

    /** Whether no worker of the queue has taken it up in time. */
    public static boolean isNotTakenUp(ActivityFailure failure) {
        return failure.getCause() instanceof TimeoutFailure timeout
                && timeout.getTimeoutType() == TimeoutType.TIMEOUT_TYPE_SCHEDULE_TO_START;
    }

    /** The node that an activity of another worker found without one. */
    public static Optional<NodeId> silentNode(ActivityFailure failure) {
        return failure.getCause() instanceof ApplicationFailure application
                        && ProblemCode.NODE_WORKER_SILENT.name().equals(application.getType())
                        && carriesProblem(application)
                ? NodeId.named(application.getDetails().get(0, Problem.class).where())
                : Optional.empty();
    }

    /** Lets a cancellation through, for those who can live with every other failure. */
    public static void mustNotBeCancelled(ActivityFailure failure) {
        if (failure.getCause() instanceof CanceledFailure) {
            throw failure;
        }
    }

    /** @param where the node, as {@code node 1} */
    public static Problem workerSilent(String where) {
        return new Problem(
                ProblemCode.NODE_WORKER_SILENT,
                where,
                "no worker polls for " + where,
                List.of(),
                "systemctl status cantian-upgrade-worker   (on %s); cantian-upgrade worker install -f cluster.yaml --node %s"
                        .formatted(where, where.replace("node ", "")));
    }

    private static boolean carriesProblem(ApplicationFailure failure) {
        return failure.getDetails().getSize() == 2;
    }

    private static Problem workerLost(TimeoutFailure timeout, String where) {
        return new Problem(
                ProblemCode.WORKER_LOST,
                where,
                "no worker reported within the step's limit (" + timeout.getTimeoutType() + ")",
                List.of(),
                "see that a worker runs (cantian-upgrade worker), then answer retry");
    }

    private static Problem unexpected(Throwable cause, String where) {
        return new Problem(
                ProblemCode.UNEXPECTED,
                where,
                String.valueOf(cause.getMessage()),
                List.of(cause.getClass().getName()),
                "look at the worker's log; the step can be tried again");
    }

    /** @param attempts made before the step was given up */
    public record FailedStep(Problem problem, int attempts) {}
}
