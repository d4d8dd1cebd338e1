package io.cantianupgrade.run;

import static org.awaitility.Awaitility.await;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.ClusterOperation;
import io.cantianupgrade.contract.Errand;
import io.cantianupgrade.contract.ErrandActivities;
import io.cantianupgrade.contract.ErrandResult;
import io.cantianupgrade.contract.ErrandWorkflow;
import io.cantianupgrade.contract.OperationRequest;
import io.cantianupgrade.contract.OperationState;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Payloads;
import io.cantianupgrade.contract.SearchKeys;
import io.cantianupgrade.contract.TaskQueues;
import io.cantianupgrade.contract.WorkerPresence;
import io.cantianupgrade.contract.WorkflowIds;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.plan.ClusterFacts;
import io.cantianupgrade.plan.Examples;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.history.v1.History;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.worker.WorkerFactory;
import io.temporal.worker.WorkerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

/** A Temporal service in this process, with a worker whose cluster only pretends. */
final class PretendedService implements AutoCloseable {

    private final TestWorkflowEnvironment temporal;
    private final FakePlanning planning;

    /** @param facts what an inspection finds */
    PretendedService(FakeCluster cluster, Function<ClusterSpec, ClusterFacts> facts) {
        planning = new FakePlanning(facts);
        temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .setIdentity("recorder")
                        .build())
                .build());
        SearchKeys.ALL.forEach(
                key -> temporal.registerSearchAttribute(key.getName(), IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
        Worker worker = temporal.newWorker(
                TaskQueues.CONTROL,
                WorkerOptions.newBuilder()
                        .setDefaultDeadlockDetectionTimeout(10_000)
                        .build());
        worker.registerWorkflowImplementationTypes(
                OfflineUpgradeWorkflow.class,
                RollingUpgradeWorkflow.class,
                CommitWorkflow.class,
                RollbackWorkflow.class,
                ErrandRun.class);
        worker.registerActivitiesImplementations(cluster, planning, new Presence());
        temporal.start();
    }

    /** A worker on a node begins to poll, and ends when it is closed. */
    WorkerFactory nodeWorker(ClusterSpec cluster, int node, FakeCluster fake) {
        WorkerFactory factory = WorkerFactory.newInstance(temporal.getWorkflowClient());
        factory.newWorker(TaskQueues.node(cluster.cluster(), new NodeId(node)))
                .registerActivitiesImplementations(fake, new FakeErrands());
        factory.start();
        return factory;
    }

    /** Has an errand run, to its end. */
    ErrandResult errand(Errand errand) {
        return temporal.getWorkflowClient()
                .newWorkflowStub(
                        ErrandWorkflow.class,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.CONTROL)
                                .setWorkflowId(
                                        WorkflowIds.errand(errand.cluster().cluster(), errand.node(), "1"))
                                .build())
                .run(errand);
    }

    FakePlanning planning() {
        return planning;
    }

    /** Starts an operation; not through the method that ends with its end. */
    <O extends ClusterOperation> O start(Class<O> operation, ClusterSpec cluster) {
        return start(operation, cluster, Optional.empty());
    }

    /** @param plan the one that was approved */
    <O extends ClusterOperation> O start(Class<O> operation, ClusterSpec cluster, Optional<String> plan) {
        return start(operation, new OperationRequest(cluster, plan, "dba@host", null, null));
    }

    /** @param window how long the maintenance window is open from now on */
    <O extends ClusterOperation> O start(Class<O> operation, ClusterSpec cluster, Duration window) {
        Instant until = Instant.ofEpochMilli(temporal.currentTimeMillis()).plus(window);
        return start(operation, new OperationRequest(cluster, Optional.empty(), "dba@host", until, null));
    }

    private <O extends ClusterOperation> O start(Class<O> operation, OperationRequest request) {
        O started = temporal.getWorkflowClient()
                .newWorkflowStub(
                        operation,
                        WorkflowOptions.newBuilder()
                                .setTaskQueue(TaskQueues.CONTROL)
                                .setWorkflowId(
                                        WorkflowIds.operation(request.cluster().cluster()))
                                .build());
        WorkflowStub.fromTyped(started).start(request);
        return started;
    }

    static OperationStatus result(ClusterOperation operation) {
        return WorkflowStub.fromTyped(operation).getResult(OperationStatus.class);
    }

    static OperationStatus awaitState(ClusterOperation operation, OperationState state) {
        return await().atMost(Duration.ofSeconds(20)).until(operation::status, status -> status.state() == state);
    }

    /** Lets that much time pass at once. */
    void sleep(Duration duration) {
        temporal.sleep(duration);
    }

    History historyOf(ClusterSpec cluster) {
        return temporal.getWorkflowClient()
                .fetchHistory(WorkflowIds.operation(cluster.cluster()))
                .getHistory();
    }

    /** With {@code -Dhistories.record=<folder>} the history of the operation is left there, for the replay test. */
    void record(String name) throws IOException {
        String folder = System.getProperty("histories.record");
        if (folder != null) {
            String history = temporal.getWorkflowClient()
                    .fetchHistory(WorkflowIds.operation(Examples.cluster(2).cluster()))
                    .toJson(true);
            Files.writeString(Path.of(folder, name + ".json"), history);
        }
    }

    @Override
    public void close() {
        temporal.close();
    }

    /** The service in memory knows nothing of who polls. */
    private static final class Presence implements WorkerPresence {
        @Override
        public Optional<Instant> lastPoll(ClusterId cluster, NodeId node) {
            return Optional.empty();
        }
    }

    /** A node on which every command prints its words. */
    private static final class FakeErrands implements ErrandActivities {
        @Override
        public ErrandResult run(Errand errand) {
            return ErrandResult.endOf(0, String.join(" ", errand.argv()), "");
        }

        @Override
        public void ping() {}
    }
}
