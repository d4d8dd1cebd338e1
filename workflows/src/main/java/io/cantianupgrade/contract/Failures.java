package io.cantianupgrade.contract;

import io.cantianupgrade.model.Disposition;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.failure.TimeoutFailure;
import java.util.List;

/** The one place where a {@link Problem} becomes a Temporal failure, and a failure a problem again. */
public final class Failures {

    private Failures() {}

    /** @param attempt of the activity, from 1 */
    public static ApplicationFailure of(Problem problem, int attempt, Throwable cause) {
        return ApplicationFailure.newBuilder()
                .setType(problem.code().name())
                .setMessage(problem.where() + ": " + problem.summary() + "; do: " + problem.remedy())
                .setNonRetryable(problem.code().disposition() != Disposition.RETRY)
                .setDetails(problem, attempt)
                .setCause(cause)
                .build();
    }

    /** What a failed activity said; a failure that carries no problem becomes one. */
    public static FailedStep read(ActivityFailure failure, String where) {
        Throwable cause = failure.getCause();
        if (cause instanceof ApplicationFailure application && carriesProblem(application)) {
            return new FailedStep(
                    application.getDetails().get(0, Problem.class),
                    application.getDetails().get(1, Integer.class));
        }
        if (cause instanceof TimeoutFailure timeout) {
            return new FailedStep(workerLost(timeout, where), 1);
        }
        return new FailedStep(unexpected(cause == null ? failure : cause, where), 1);
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
