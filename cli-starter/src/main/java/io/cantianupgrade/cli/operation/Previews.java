package io.cantianupgrade.cli.operation;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.Failures;
import io.cantianupgrade.contract.TaskQueues;
import io.cantianupgrade.contract.WorkflowIds;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.plan.PlanDecision;
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

/** Asks what an operation would do. */
public final class Previews {
    private static final Duration LIMIT = Duration.ofMinutes(11);
    private static final Duration NOBODY_LIMIT = Duration.ofSeconds(15);
    private static final int LOOK_SECONDS = 2;

    private final WorkflowClient client;

    public Previews(WorkflowClient client) {
        this.client = client;
    }

    /** @throws CliFailure when no worker takes it up, or the cluster cannot be inspected in time */
    public PlanDecision preview(Operation operation, ClusterSpec cluster) {
        String unique = UUID.randomUUID().toString().substring(0, 8);
        WorkflowStub stub = client.newUntypedWorkflowStub(
                "PlanPreview",
                WorkflowOptions.newBuilder()
                        .setWorkflowId(WorkflowIds.preview(cluster.cluster(), unique))
                        .setTaskQueue(TaskQueues.CONTROL)
                        .setWorkflowExecutionTimeout(LIMIT)
                        .setStaticSummary("plan of " + cluster.cluster())
                        .build());
        stub.start(operation, cluster);
        try {
            return await(stub);
        } catch (WorkflowFailedException failed) {
            return refused(failed);
        }
    }

    private PlanDecision await(WorkflowStub stub) {
        long began = System.nanoTime();
        while (System.nanoTime() - began < LIMIT.toNanos()) {
            try {
                return stub.getResult(LOOK_SECONDS, TimeUnit.SECONDS, PlanDecision.class);
            } catch (TimeoutException | WorkflowServiceException notYet) { // The service, too, may say that time is up.
                if (System.nanoTime() - began > NOBODY_LIMIT.toNanos() && !takenUp(stub)) {
                    stub.terminate("no worker has taken it up");
                    throw CliFailure.failed(
                            "No worker takes up work: nothing was started.",
                            "start one in another terminal: cantian-upgrade worker");
                }
            }
        }
        throw CliFailure.failed(
                "The cluster could not be inspected within 11 minutes.", "look at the worker's log, then try again");
    }

    private static boolean takenUp(WorkflowStub stub) {
        return new Sighting("", "", stub.describe().getHistoryLength(), null, List.of()).takenUp();
    }

    private static PlanDecision refused(WorkflowFailedException failed) {
        if (failed.getCause() instanceof ActivityFailure failure) {
            return PlanDecision.refused(
                    List.of(Failures.read(failure, "cluster").problem()));
        }
        throw CliFailure.failed(
                "The plan could not be made: " + failed.getCause().getMessage(), "look at the worker's log", failed);
    }
}
