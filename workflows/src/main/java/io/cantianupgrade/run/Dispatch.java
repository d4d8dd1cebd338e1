package io.cantianupgrade.run;

import io.cantianupgrade.contract.ErrandActivities;
import io.cantianupgrade.contract.Failures;
import io.cantianupgrade.contract.StepCall;
import io.cantianupgrade.contract.TaskQueues;
import io.cantianupgrade.contract.WorkerPresence;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.step.StepOutcome;
import io.cantianupgrade.step.Timing;
import io.temporal.activity.ActivityCancellationType;
import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Brings a step to the worker that does it:
 *
 * <ol>
 *   <li>a step of a node that has a worker goes to that worker, every other to the control worker;
 *   <li>when a node's worker does not take it up, or a step meets a node whose worker does not poll, the journal says so;
 *   <li>the step goes on by itself when that worker is back, and fails when its time is up.
 * </ol>
 */
final class Dispatch {

    /** A stopping worker must not burn all tries within its own shutdown. */
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(5);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

    /** The step's own limit should speak first: it knows what it waited for. */
    private static final Duration GRACE = Duration.ofMinutes(1);

    /** A worker that comes back finds the ping waiting, so a longer wait delays nothing and keeps the history short. */
    private static final Duration ONE_WAIT = Duration.ofMinutes(1);

    private static final Duration ONE_LOOK = Duration.ofSeconds(10);

    private final Journal journal;

    Dispatch(Journal journal) {
        this.journal = journal;
    }

    /** @throws ActivityFailure when the step's tries are used up, or a worker has not come back in time */
    StepOutcome perform(PlannedStep step, StepCall call) {
        Timing timing = step.spec().timing();
        while (true) {
            Instant began = Journal.now();
            try {
                return Workflow.newUntypedActivityStub(options(step))
                        .execute(step.id().word(), StepOutcome.class, call);
            } catch (ActivityFailure failure) {
                Optional<NodeId> silent = Failures.silentNode(failure)
                        .or(() -> step.node().filter(node -> Failures.isNotTakenUp(failure)));
                if (silent.isEmpty()) {
                    throw failure;
                }
                awaitWorker(step, silent.get(), began, timing.limitOfAllTries(), failure);
            }
        }
    }

    private void awaitWorker(
            PlannedStep step, NodeId node, Instant asked, Duration patience, ActivityFailure notTakenUp) {
        Instant until = Journal.now().plus(patience);
        journal.missesWorker(step, new MissingWorker(node, lastPoll(node).orElse(asked), until));
        boolean back = answers(node);
        while (!back && Journal.now().isBefore(until)) {
            back = answers(node);
        }
        journal.hasWorker(step);
        if (!back) {
            throw notTakenUp;
        }
    }

    private boolean answers(NodeId node) {
        try {
            Workflow.newActivityStub(
                            ErrandActivities.class,
                            ActivityOptions.newBuilder(
                                            NodeQueues.once(TaskQueues.of(journal.cluster(), node), ONE_LOOK))
                                    .setScheduleToStartTimeout(ONE_WAIT)
                                    .setSummary("Wait for the worker of " + node)
                                    .build())
                    .ping();
            return true;
        } catch (ActivityFailure notYet) {
            Failures.mustNotBeCancelled(notYet);
            return false;
        }
    }

    /** Only to tell people since when; nobody depends on it. */
    private Optional<Instant> lastPoll(NodeId node) {
        try {
            return Workflow.newActivityStub(WorkerPresence.class, NodeQueues.once(TaskQueues.CONTROL, ONE_LOOK))
                    .lastPoll(journal.cluster().cluster(), node);
        } catch (ActivityFailure unknown) {
            Failures.mustNotBeCancelled(unknown);
            return Optional.empty();
        }
    }

    private ActivityOptions options(PlannedStep step) {
        Timing timing = step.spec().timing();
        String queue = TaskQueues.of(journal.cluster(), step);
        ActivityOptions.Builder options = ActivityOptions.newBuilder()
                .setTaskQueue(queue)
                .setStartToCloseTimeout(timing.limit().plus(GRACE))
                .setHeartbeatTimeout(timing.heartbeat())
                .setCancellationType(ActivityCancellationType.WAIT_CANCELLATION_COMPLETED)
                .setRetryOptions(RetryOptions.newBuilder()
                        .setInitialInterval(FIRST_PAUSE)
                        .setMaximumInterval(LONGEST_PAUSE)
                        .setMaximumAttempts(timing.tries())
                        .build())
                .setSummary(step.title());
        if (!queue.equals(TaskQueues.CONTROL)) {
            options.setScheduleToStartTimeout(NodeQueues.TAKEN_UP);
        }
        return options.build();
    }
}
