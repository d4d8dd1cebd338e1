package io.cantianupgrade.run;

import static io.cantianupgrade.run.PretendedService.awaitState;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.Errand;
import io.cantianupgrade.contract.Failures;
import io.cantianupgrade.contract.OfflineUpgrade;
import io.cantianupgrade.contract.OperationState;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.TaskQueues;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.plan.Examples;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.plan.UpgradePlan;
import io.cantianupgrade.step.Scope;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ActivityFailure;
import io.temporal.worker.WorkerFactory;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.Timeout;

/** Operations of clusters whose nodes have workers of their own. */
@Timeout(90)
class NodeWorkersTest {

    private static final Map<String, String> EVERYTHING_ANSWERED =
            Map.of("BUSINESS_STOPPED", "yes", "VERDICT", "commit");
    private static final ClusterSpec MIXED = Examples.withWorkers(Examples.cluster(2, EVERYTHING_ANSWERED), 1);

    private final FakeCluster control = new FakeCluster();
    private final FakeCluster node = new FakeCluster();
    private PretendedService service;
    private boolean started;

    @BeforeEach
    void start() {
        service = new PretendedService(
                control, cluster -> Examples.healthy(cluster.nodes().size(), DeployMode.COMBINED));
    }

    @AfterEach
    void stop(TestInfo test) throws IOException {
        if (started) {
            service.record(test.getTestMethod().orElseThrow().getName());
        }
        service.close();
    }

    @Test
    void theStepsOfANodeGoToItsWorkerAndTheArraysStayWithControl() {
        WorkerFactory worker = service.nodeWorker(MIXED, 1, node);
        OperationStatus end = committed(upgrade(MIXED));
        assertThat(end.state()).isEqualTo(OperationState.COMMITTED);
        UpgradePlan plan = Examples.plan(2);
        List<String> ofNode1 = Stream.concat(plan.steps().stream(), plan.commit().stream())
                .filter(step -> step.node().equals(Optional.of(new NodeId(1))))
                .filter(step -> step.spec().scope() != Scope.STORAGE)
                .map(PlannedStep::key)
                .toList();
        assertThat(node.attempts()).isNotEmpty().hasSameElementsAs(ofNode1);
        assertThat(control.attempts()).isNotEmpty().doesNotContainAnyElementsOf(ofNode1);
        worker.shutdownNow();
    }

    @Test
    void theArraysStepsStayWithControlAlsoWhenNode0HasAWorker() {
        ClusterSpec cluster = Examples.withWorkers(Examples.cluster(2, EVERYTHING_ANSWERED), 0, 1);
        WorkerFactory first = service.nodeWorker(cluster, 0, node);
        WorkerFactory second = service.nodeWorker(cluster, 1, node);
        assertThat(committed(upgrade(cluster)).state()).isEqualTo(OperationState.COMMITTED);
        assertThat(control.attempts())
                .containsExactlyInAnyOrder(
                        "quiesce-business",
                        "snapshot/0",
                        "verify-cluster",
                        "check-array/0",
                        "delete-snapshots/0",
                        "clear-residue");
        first.shutdownNow();
        second.shutdownNow();
    }

    @Test
    void aNodeWithoutAWorkerIsNamedAndTheUpgradeGoesOnByItselfWhenOneIsBack() {
        OfflineUpgrade upgrade = upgrade(MIXED);
        OperationStatus waiting = awaitMissingWorker(upgrade);
        assertThat(waiting.state()).isEqualTo(OperationState.RUNNING);
        assertThat(waiting.waiting().what())
                .matches("a worker of node 1 \\(none polls since \\d\\d:\\d\\d:\\d\\d UTC\\)");
        assertThat(waiting.waiting().until()).isAfter(waiting.waiting().since());

        WorkerFactory worker = service.nodeWorker(MIXED, 1, node);
        OperationStatus end = committed(upgrade);
        assertThat(end.state()).isEqualTo(OperationState.COMMITTED);
        assertThat(end.decisions()).extracting("by").containsOnly("dba@host ahead");
        worker.shutdownNow();
    }

    @Test
    void aStepOfControlThatMeetsASilentNodeWaitsForItsWorkerToo() {
        control.findsSilent("quiesce-business", new NodeId(1));
        WorkerFactory worker = service.nodeWorker(MIXED, 1, node);
        assertThat(committed(upgrade(MIXED)).state()).isEqualTo(OperationState.COMMITTED);
        assertThat(control.attempts()).filteredOn("quiesce-business"::equals).hasSize(2);
        worker.shutdownNow();
    }

    @Test
    void anErrandThatNobodyTakesUpFails() {
        Errand errand = new Errand(
                MIXED, new NodeId(1), List.of("cms", "stat"), "", Optional.empty(), Duration.ofSeconds(5), false);
        assertThatThrownBy(() -> service.errand(errand))
                .isInstanceOf(WorkflowFailedException.class)
                .cause()
                .isInstanceOfSatisfying(ActivityFailure.class, notTakenUp -> {
                    Problem problem = Failures.read(notTakenUp, "node 1").problem();
                    assertThat(problem.code()).isEqualTo(ProblemCode.NODE_WORKER_SILENT);
                    assertThat(problem.remedy()).contains("systemctl status cantian-upgrade-worker", "--node 1");
                });
    }

    @Test
    void theIdentityOfAWorkerTellsItsNode() {
        assertThat(TaskQueues.nodeOf(TaskQueues.node(MIXED.cluster(), new NodeId(12)) + " root@db12"))
                .contains(new NodeId(12));
        assertThat(TaskQueues.nodeOf("root@db12")).isEmpty();
        assertThat(TaskQueues.nodeOf(TaskQueues.CONTROL)).isEmpty();
    }

    /** Looks on from outside: a wait for the result lets time pass at once, also the time that a worker has to take a step up. */
    private static OperationStatus committed(OfflineUpgrade upgrade) {
        return awaitState(upgrade, OperationState.COMMITTED);
    }

    /** The service in memory lets no time pass at once while an activity waits: these are real seconds. */
    private static OperationStatus awaitMissingWorker(OfflineUpgrade upgrade) {
        return await().atMost(Duration.ofSeconds(30))
                .until(
                        upgrade::status,
                        status -> status.waiting() != null
                                && status.waiting().what().contains("worker"));
    }

    private OfflineUpgrade upgrade(ClusterSpec cluster) {
        started = true;
        return service.start(OfflineUpgrade.class, cluster);
    }
}
