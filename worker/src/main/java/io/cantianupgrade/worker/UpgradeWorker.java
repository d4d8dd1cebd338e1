package io.cantianupgrade.worker;

import com.google.inject.Guice;
import com.google.inject.Injector;
import com.google.inject.Stage;
import io.cantianupgrade.activity.ArraySnapshots;
import io.cantianupgrade.activity.ClusterInspector;
import io.cantianupgrade.activity.Doctor;
import io.cantianupgrade.activity.ErrandRunner;
import io.cantianupgrade.activity.StepRunner;
import io.cantianupgrade.activity.World;
import io.cantianupgrade.contract.TaskQueues;
import io.cantianupgrade.encryption.Keys;
import io.cantianupgrade.errand.Errands;
import io.cantianupgrade.errand.Polls;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.node.ssh.SshShells;
import io.cantianupgrade.run.ClusterPrecheckWorkflow;
import io.cantianupgrade.run.CommitWorkflow;
import io.cantianupgrade.run.ErrandRun;
import io.cantianupgrade.run.ExaminationRun;
import io.cantianupgrade.run.OfflineUpgradeWorkflow;
import io.cantianupgrade.run.PlanPreviewWorkflow;
import io.cantianupgrade.run.RollbackWorkflow;
import io.cantianupgrade.run.RollingUpgradeWorkflow;
import io.cantianupgrade.run.SnapshotQuestionRun;
import io.cantianupgrade.storage.devicemanager.ArrayPatience;
import io.temporal.client.WorkflowClient;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** A running worker: polls for work until it is closed. */
public final class UpgradeWorker implements AutoCloseable {

    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final Duration HEARTBEAT = Duration.ofSeconds(2);

    /** A laptop that is busy building must not look like a deadlock. */
    private static final Duration DEADLOCK = Duration.ofSeconds(10);

    private final WorkerFactory factory;
    private final Runnable connections;

    private UpgradeWorker(WorkerFactory factory, Runnable connections) {
        this.factory = factory;
        this.connections = connections;
    }

    /**
     * Starts polling for workflows, and for all work but that of nodes with a worker; the client stays the caller's, and has the
     * same keys for payloads.
     *
     * @param keys that open sealed secrets; empty when none are configured
     */
    public static UpgradeWorker control(WorkflowClient client, Optional<Keys> keys) {
        return control(client, keys, ArrayPatience.standard());
    }

    /** The same, with another patience for the storage array. */
    public static UpgradeWorker control(WorkflowClient client, Optional<Keys> keys, ArrayPatience arrayPatience) {
        Injector injector = Guice.createInjector(Stage.PRODUCTION, new WorldModule(arrayPatience, keys, client));
        World world = injector.getInstance(World.class);
        Polls polls = new Polls(client);
        WorkerFactory factory = WorkerFactory.newInstance(client);
        Worker worker = factory.newWorker(TaskQueues.CONTROL, controlOptions());
        worker.registerWorkflowImplementationTypes(
                OfflineUpgradeWorkflow.class,
                CommitWorkflow.class,
                RollbackWorkflow.class,
                RollingUpgradeWorkflow.class,
                PlanPreviewWorkflow.class,
                ClusterPrecheckWorkflow.class,
                ExaminationRun.class,
                ErrandRun.class,
                SnapshotQuestionRun.class);
        worker.registerActivitiesImplementations(
                new ClusterInspector(world),
                new StepRunner(world),
                new ErrandRunner(world),
                new ArraySnapshots(world),
                polls,
                new Doctor(world, polls));
        factory.start();
        return new UpgradeWorker(factory, injector.getInstance(SshShells.class)::close);
    }

    /** Starts polling for the work of the node that this process runs on, and for nothing else. */
    public static UpgradeWorker onNode(WorkflowClient client, Optional<Keys> keys, ClusterId cluster, NodeId node) {
        Errands errands = new Errands(client);
        World world = NodeWorld.of(cluster, node, errands, keys);
        String queue = TaskQueues.node(cluster, node);
        WorkerFactory factory = WorkerFactory.newInstance(client);
        factory.newWorker(queue, nodeOptions(queue + " " + client.getOptions().getIdentity()))
                .registerActivitiesImplementations(
                        StepRunner.asking(world, errands::snapshots), new ErrandRunner(world));
        factory.start();
        return new UpgradeWorker(factory, () -> {});
    }

    private static WorkerOptions controlOptions() {
        return WorkerOptions.newBuilder()
                .setMaxConcurrentWorkflowTaskPollers(4)
                .setMaxConcurrentActivityTaskPollers(4)
                .setMaxConcurrentActivityExecutionSize(64)
                .setMaxHeartbeatThrottleInterval(HEARTBEAT)
                .setDefaultDeadlockDetectionTimeout(DEADLOCK.toMillis())
                .setAllowActivityHeartbeatDuringShutdown(true)
                .build();
    }

    /** One step at a time, and short errands beside it: as little of the node's memory as can be. */
    private static WorkerOptions nodeOptions(String identity) {
        return WorkerOptions.newBuilder()
                .setIdentity(identity)
                .setMaxConcurrentActivityTaskPollers(2)
                .setMaxConcurrentActivityExecutionSize(10)
                .setMaxHeartbeatThrottleInterval(HEARTBEAT)
                .setAllowActivityHeartbeatDuringShutdown(true)
                .build();
    }

    /** Ends within a few seconds; what runs on a node goes on there, and the next worker joins it. */
    @Override
    public void close() {
        factory.shutdown();
        factory.awaitTermination(GRACE.toSeconds(), TimeUnit.SECONDS);
        factory.shutdownNow();
        connections.run();
    }
}
