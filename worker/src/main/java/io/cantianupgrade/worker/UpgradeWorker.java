package io.cantianupgrade.worker;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.cantianupgrade.activity.ClusterInspector;
import io.cantianupgrade.activity.StepRunner;
import io.cantianupgrade.activity.World;
import io.cantianupgrade.contract.TaskQueues;
import io.cantianupgrade.encryption.Keys;
import io.cantianupgrade.node.ssh.SshShells;
import io.cantianupgrade.run.ClusterPrecheckWorkflow;
import io.cantianupgrade.run.CommitWorkflow;
import io.cantianupgrade.run.OfflineUpgradeWorkflow;
import io.cantianupgrade.run.PlanPreviewWorkflow;
import io.cantianupgrade.run.RollbackWorkflow;
import io.cantianupgrade.run.RollingUpgradeWorkflow;
import io.cantianupgrade.storage.devicemanager.ArrayPatience;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A running worker: polls for workflows and steps until it is closed. */
public final class UpgradeWorker implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    /** A laptop that is busy building must not look like a deadlock. */
    private static final Duration DEADLOCK = Duration.ofSeconds(10);

    private final WorkerFactory factory;
    private final SshShells connections;

    private UpgradeWorker(WorkerFactory factory, SshShells connections) {
        this.factory = factory;
        this.connections = connections;
    }

    /**
     * Starts polling; the client stays the caller's, and has the same keys for payloads.
     *
     * @param keys that open sealed secrets; empty when none are configured
     */
    public static UpgradeWorker start(WorkflowClient client, Optional<Keys> keys) {
        return start(client, keys, ArrayPatience.standard());
    }

    /** The same, with another patience for the storage array. */
    public static UpgradeWorker start(WorkflowClient client, Optional<Keys> keys, ArrayPatience arrayPatience) {
        Injector injector = Guice.createInjector(Stage.PRODUCTION, new WorldModule(arrayPatience, keys));
        World world = injector.getInstance(World.class);
        WorkerFactory factory = WorkerFactory.newInstance(client);
        Worker worker = factory.newWorker(TaskQueues.CONTROL, options());
        worker.registerWorkflowImplementationTypes(
                OfflineUpgradeWorkflow.class,
                CommitWorkflow.class,
                RollbackWorkflow.class,
                RollingUpgradeWorkflow.class,
                PlanPreviewWorkflow.class,
                ClusterPrecheckWorkflow.class);
        worker.registerActivitiesImplementations(new ClusterInspector(world), new StepRunner(world));
        factory.start();
        return new UpgradeWorker(factory, injector.getInstance(SshShells.class));
    }

    private static WorkerOptions options() {
        return WorkerOptions.newBuilder()
                .setMaxConcurrentWorkflowTaskPollers(4)
                .setMaxConcurrentActivityTaskPollers(4)
                .setMaxConcurrentActivityExecutionSize(64)
                .setMaxHeartbeatThrottleInterval(HEARTBEAT)
                .setDefaultDeadlockDetectionTimeout(DEADLOCK.toMillis())
                .setAllowActivityHeartbeatDuringShutdown(true)
                .build();
    }

    /** Ends within a few seconds; what runs on a node goes on there, and the next worker joins it. */
    @Override
    public void close() {
        factory.shutdown();
        factory.awaitTermination(GRACE.toSeconds(), TimeUnit.SECONDS);
        factory.shutdownNow();
        connections.close();
    }
}
