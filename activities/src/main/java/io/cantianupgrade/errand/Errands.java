package io.cantianupgrade.errand;

import io.cantianupgrade.contract.Errand;
import io.cantianupgrade.contract.ErrandResult;
import io.cantianupgrade.contract.ErrandWorkflow;
import io.cantianupgrade.contract.Failures;
import io.cantianupgrade.contract.SnapshotQuestion;
import io.cantianupgrade.contract.SnapshotWitness;
import io.cantianupgrade.contract.StepCall;
import io.cantianupgrade.contract.TaskQueues;
import io.cantianupgrade.contract.WorkflowIds;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import io.temporal.failure.ActivityFailure;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Sends errands through Temporal, and waits for what comes back. */
public final class Errands {

    /** What the way there and back may take on top of the work. */
    private static final Duration ON_THE_WAY = Duration.ofSeconds(30);

    private static final Duration LONGEST_QUESTION = Duration.ofMinutes(10);

    private static final int LONGEST_SUMMARY = 120;

    private final WorkflowClient client;

    public Errands(WorkflowClient client) {
        this.client = client;
    }

    /**
     * Has a command run on its node.
     *
     * @throws ProblemException {@code NODE_WORKER_SILENT} when nobody takes it up or its worker dies over it, {@code WORKER_LOST}
     *     when no control worker works, or what the other worker says
     */
    public ErrandResult run(Errand errand) {
        String where = errand.node().toString();
        return await(
                ErrandWorkflow.TYPE,
                WorkflowIds.errand(errand.cluster().cluster(), errand.node(), unique()),
                where,
                where + ": " + errand.argv().get(0),
                errand.limit(),
                ErrandResult.class,
                errand);
    }

    /** Asks the control worker about the snapshots that a step needs; throws the same problems, and the array's. */
    public SnapshotWitness.Seen snapshots(StepCall step) {
        return await(
                SnapshotQuestion.TYPE,
                WorkflowIds.snapshotQuestion(step.cluster().cluster(), unique()),
                "array",
                "Snapshots, before: " + step.step().title(),
                LONGEST_QUESTION,
                SnapshotWitness.Seen.class,
                step);
    }

    private static String unique() {
        return UUID.randomUUID().toString();
    }

    private <T> T await(
            String type, String id, String where, String summary, Duration limit, Class<T> result, Object argument) {
        Duration all = limit.plus(ON_THE_WAY);
        WorkflowStub stub = client.newUntypedWorkflowStub(
                type,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(id)
                        .setTaskQueue(TaskQueues.CONTROL)
                        .setWorkflowExecutionTimeout(all)
                        .setStaticSummary(summary.substring(0, Math.min(LONGEST_SUMMARY, summary.length())))
                        .build());
        try {
            stub.start(argument);
            return stub.getResult(all.toMillis(), TimeUnit.MILLISECONDS, result);
        } catch (WorkflowFailedException failed) {
            throw new ProblemException(problem(failed, where), failed);
        } catch (TimeoutException | WorkflowServiceException nobody) {
            throw new ProblemException(noControl(where), nobody);
        }
    }

    private static Problem problem(WorkflowFailedException failed, String where) {
        if (!(failed.getCause() instanceof ActivityFailure activity)) {
            return noControl(where);
        }
        Problem problem = Failures.read(activity, where).problem();
        return problem.code() == ProblemCode.WORKER_LOST ? Failures.workerSilent(where) : problem;
    }

    private static Problem noControl(String where) {
        return new Problem(
                ProblemCode.WORKER_LOST,
                where,
                "no control worker has carried a command to " + where,
                List.of(),
                "see that a control worker runs (cantian-upgrade worker), then answer retry");
    }
}
