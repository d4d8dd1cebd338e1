package io.cantianupgrade.worker;

import io.cantianupgrade.contract.TaskQueues;
import io.cantianupgrade.run.CommitWorkflow;
import io.cantianupgrade.run.OfflineUpgradeWorkflow;
import io.cantianupgrade.run.PlanPreviewWorkflow;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A running worker: polls for workflows and steps until it is closed. */
public final class UpgradeWorker implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(5);

    private final WorkerFactory factory;

    private UpgradeWorker(WorkerFactory factory) {
        this.factory = factory;
    }

    /** Starts polling; the client stays the caller's. */
    public static UpgradeWorker start(WorkflowClient client) {
        WorkerFactory factory = WorkerFactory.newInstance(client);
        Worker worker = factory.newWorker(TaskQueues.CONTROL);
        worker.registerWorkflowImplementationTypes(
                OfflineUpgradeWorkflow.class, CommitWorkflow.class, PlanPreviewWorkflow.class);
        factory.start();
        return new UpgradeWorker(factory);
    }

    /** Ends within a few seconds; what runs on a node goes on there, and the next worker joins it. */
    @Override
    public void close() {
        factory.shutdown();
        factory.awaitTermination(GRACE.toSeconds(), TimeUnit.SECONDS);
        factory.shutdownNow();
    }
}
