package io.cantianupgrade.run;

import static io.cantianupgrade.run.PretendedService.awaitState;
import static io.cantianupgrade.run.PretendedService.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.Answer;
import io.cantianupgrade.contract.OfflineUpgrade;
import io.cantianupgrade.contract.OperationState;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.StepStatus;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.plan.Examples;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.plan.UpgradePlan;
import io.cantianupgrade.step.NodeState;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.StepState;
import io.temporal.api.history.v1.History;
import io.temporal.client.WorkflowUpdateException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The offline upgrade as the operator meets it, on a cluster that only pretends. */
class OfflineUpgradeWorkflowTest {

    private static final Map<String, String> EVERYTHING_ANSWERED =
            Map.of("BUSINESS_STOPPED", "yes", "VERDICT", "commit");

    private final FakeCluster fake = new FakeCluster();
    private PretendedService service;

    @BeforeEach
    void start() {
        service = new PretendedService(
                fake, cluster -> Examples.healthy(cluster.nodes().size(), DeployMode.COMBINED));
    }

    @AfterEach
    void stop(TestInfo test) throws IOException {
        service.record(test.getTestMethod().orElseThrow().getName());
        service.close();
    }

    @Test
    void runsEveryStepOfThePlanInItsOrderAndEndsCommitted() {
        OperationStatus end = upgrade(EVERYTHING_ANSWERED);

        assertThat(end.state()).isEqualTo(OperationState.COMMITTED);
        UpgradePlan plan = Examples.plan(2);
        List<String> planned = Stream.concat(plan.steps().stream(), plan.commit().stream())
                .map(PlannedStep::key)
                .toList();
        assertThat(fake.attempts()).hasSameElementsAs(planned).doesNotHaveDuplicates();
        assertThat(fake.attempts().indexOf("snapshot/0"))
                .isGreaterThan(fake.attempts().indexOf("stop/0"))
                .isGreaterThan(fake.attempts().indexOf("stop/1"));
        assertThat(end.steps()).extracting(StepStatus::state).containsOnly(StepState.DONE);
        assertThat(end.nodes())
                .allSatisfy(node -> assertThat(node.state()).isEqualTo(NodeState.UPGRADED))
                .allSatisfy(node -> assertThat(node.version()).isEqualTo(Examples.TARGET));
        assertThat(end.planId()).isEqualTo(plan.id());
        assertThat(end.endedAt()).isNotNull();
        assertThat(end.waiting()).isNull();
    }

    @Test
    void asksWhetherBusinessIsStoppedAndGoesOnAfterYes() {
        OfflineUpgrade upgrade = start(Map.of("VERDICT", "commit"));
        OperationStatus asking = awaitState(upgrade, OperationState.ASKING);
        assertThat(asking.questions()).hasSize(1);
        assertThat(asking.waiting().what()).contains("answer");
        assertThat(fake.attempts()).doesNotContain("quiesce-business", "stop/0");

        upgrade.answer(new Answer("", "yes", "dba"));
        assertThat(result(upgrade).state()).isEqualTo(OperationState.COMMITTED);
    }

    @Test
    void leavingAtTheQuestionStopsWithoutTouchingAnything() {
        OfflineUpgrade upgrade = start(Map.of());
        awaitState(upgrade, OperationState.ASKING);
        upgrade.answer(new Answer("", "leave", "dba"));
        assertThat(result(upgrade).state()).isEqualTo(OperationState.STOPPED);
        assertThat(fake.attempts()).doesNotContain("checkpoint/0", "stop/0");
    }

    @Test
    void aWrongAnswerIsRefusedWithTheReasonAndChangesNothing() {
        OfflineUpgrade upgrade = start(Map.of("VERDICT", "commit"));
        awaitState(upgrade, OperationState.ASKING);

        assertThatThrownBy(() -> upgrade.answer(new Answer("", "maybe", "dba")))
                .isInstanceOf(WorkflowUpdateException.class)
                .cause()
                .hasMessageContaining("takes one of [yes, leave], not 'maybe'");
        assertThatThrownBy(() -> upgrade.answer(new Answer("q99", "yes", "dba")))
                .cause()
                .hasMessageContaining("no such question is open");
        assertThat(upgrade.status().state()).isEqualTo(OperationState.ASKING);
    }

    @Test
    void theWebUiAnswersBySignalAndAWrongSignalChangesNothing() {
        OfflineUpgrade upgrade = start(Map.of("VERDICT", "commit"));
        awaitState(upgrade, OperationState.ASKING);
        upgrade.answerBySignal(new Answer("", "nonsense", "web"));
        assertThat(upgrade.status().state()).isEqualTo(OperationState.ASKING);
        upgrade.answerBySignal(new Answer("", "yes", "web"));
        assertThat(result(upgrade).state()).isEqualTo(OperationState.COMMITTED);
    }

    @Test
    void staysPreparedUntilTheVerdict() {
        OfflineUpgrade upgrade = start(Map.of("BUSINESS_STOPPED", "yes"));
        OperationStatus prepared = awaitState(upgrade, OperationState.PREPARED);
        assertThat(fake.attempts()).contains("verify-cluster").doesNotContain("raise-version/0");
        assertThat(prepared.nodes())
                .allSatisfy(node -> assertThat(node.version()).isEqualTo(Examples.TARGET));
        upgrade.answer(new Answer("", "commit", "dba"));
        assertThat(result(upgrade).state()).isEqualTo(OperationState.COMMITTED);
    }

    @Test
    void aPassingProblemIsTriedAgainByItself() {
        fake.fails("stop/1", ProblemCode.NODE_UNREACHABLE, 2);
        OperationStatus end = upgrade(EVERYTHING_ANSWERED);
        assertThat(end.state()).isEqualTo(OperationState.COMMITTED);
        assertThat(fake.attempts()).filteredOn("stop/1"::equals).hasSize(3);
        assertThat(step(end, StepId.STOP, 1).attempts()).isEqualTo(3);
    }

    @Test
    void aProblemForTheOperatorHoldsAtOnceAndARetryGoesOn() {
        fake.fails("start/0", ProblemCode.NODE_DID_NOT_JOIN, 1);
        OfflineUpgrade upgrade = start(EVERYTHING_ANSWERED);
        OperationStatus holding = awaitState(upgrade, OperationState.HOLDING);
        StepStatus start = step(holding, StepId.START, 0);
        assertThat(start.state()).isEqualTo(StepState.HOLDING);
        assertThat(start.problem().code()).isEqualTo(ProblemCode.NODE_DID_NOT_JOIN);
        assertThat(start.problem().evidence()).containsExactly("saw it");
        assertThat(start.attempts()).isEqualTo(1);
        assertThat(holding.questions().get(0).answers()).containsExactly("retry", "rollback", "leave");

        upgrade.answer(new Answer("", "retry", "dba"));
        assertThat(result(upgrade).state()).isEqualTo(OperationState.COMMITTED);
    }

    @Test
    void anotherNodeIsNotTouchedWhileOneHolds() {
        fake.fails("replace-binaries/0", ProblemCode.BACKUP_INCOMPLETE, 1);
        OfflineUpgrade upgrade = start(EVERYTHING_ANSWERED);
        awaitState(upgrade, OperationState.HOLDING);
        assertThat(fake.attempts()).doesNotContain("backup/1", "replace-binaries/1");
        upgrade.answer(new Answer("", "leave", "dba"));
        OperationStatus end = result(upgrade);
        assertThat(end.state()).isEqualTo(OperationState.STOPPED);
        assertThat(step(end, StepId.REPLACE_BINARIES, 0).problem()).isNotNull();
    }

    @Test
    void twoNodesThatHoldAreAskedForOneByOneAndLeavingOneLeavesAll() {
        fake.fails("precheck/0", ProblemCode.NODE_LACKS_COMMAND, 9);
        fake.fails("precheck/1", ProblemCode.NODE_LACKS_COMMAND, 9);
        OfflineUpgrade upgrade = start(EVERYTHING_ANSWERED);
        await().until(() -> upgrade.status().questions().size() == 2);
        assertThatThrownBy(() -> upgrade.answer(new Answer("", "retry", "dba")))
                .cause()
                .hasMessageContaining("several questions are open");
        upgrade.answer(new Answer(upgrade.status().questions().get(0).id(), "leave", "dba"));
        assertThat(result(upgrade).state()).isEqualTo(OperationState.STOPPED);
    }

    @Test
    void aStepThatMayBeSkippedIsSkipped() {
        fake.fails("delete-snapshots/0", ProblemCode.SNAPSHOT_NOT_DELETED, 9);
        OfflineUpgrade upgrade = start(EVERYTHING_ANSWERED);
        OperationStatus holding = awaitState(upgrade, OperationState.HOLDING);
        assertThat(holding.questions().get(0).answers()).containsExactly("retry", "skip", "leave");
        upgrade.answer(new Answer("", "skip", "dba"));
        OperationStatus end = result(upgrade);
        assertThat(end.state()).isEqualTo(OperationState.COMMITTED);
        assertThat(step(end, StepId.DELETE_SNAPSHOTS, 0).state()).isEqualTo(StepState.SKIPPED);
    }

    @Test
    void theVerdictRollbackLeadsBackNode0First() {
        OfflineUpgrade upgrade = start(Map.of("BUSINESS_STOPPED", "yes"));
        awaitState(upgrade, OperationState.PREPARED);
        upgrade.answer(new Answer("", "rollback", "dba"));
        OperationStatus end = result(upgrade);
        assertThat(end.state()).isEqualTo(OperationState.ROLLED_BACK);
        assertThat(fake.attempts())
                .doesNotContain("raise-version/0")
                .containsSubsequence(
                        "rollback-stop/1",
                        "rollback-node/0",
                        "rollback-node/1",
                        "rollback-snapshot/0",
                        "rollback-start/0",
                        "rollback-check/0",
                        "rollback-start/1",
                        "rollback-clear");
        assertThat(step(end, StepId.REPLACE_BINARIES, 1).state()).isEqualTo(StepState.UNDONE);
        assertThat(end.nodes())
                .allSatisfy(node -> assertThat(node.state()).isEqualTo(NodeState.ROLLED_BACK))
                .allSatisfy(node -> assertThat(node.version()).isEqualTo(Examples.SOURCE));
    }

    @Test
    void aStepThatHoldsCanBeAnsweredWithRollbackAndOnlyWhatBeganIsUndone() {
        fake.fails("backup/0", ProblemCode.BACKUP_INCOMPLETE, 9);
        OfflineUpgrade upgrade = start(EVERYTHING_ANSWERED);
        awaitState(upgrade, OperationState.HOLDING);
        upgrade.answer(new Answer("", "rollback", "dba"));
        OperationStatus end = result(upgrade);
        assertThat(end.state()).isEqualTo(OperationState.ROLLED_BACK);
        assertThat(fake.attempts())
                .contains("rollback-node/0")
                .doesNotContain("rollback-node/1", "rollback-snapshot/0");
        assertThat(step(end, StepId.BACKUP, 0).problem())
                .as("stays for the record")
                .isNotNull();
    }

    @Test
    void aRollbackThatHoldsOffersNoOtherRollback() {
        fake.fails("rollback-start/0", ProblemCode.NODE_DID_NOT_JOIN, 1);
        OfflineUpgrade upgrade = start(Map.of("BUSINESS_STOPPED", "yes", "VERDICT", "rollback"));
        OperationStatus holding = awaitState(upgrade, OperationState.HOLDING);
        assertThat(holding.questions().get(0).answers()).containsExactly("retry", "leave");
        upgrade.answer(new Answer("", "retry", "dba"));
        assertThat(result(upgrade).state()).isEqualTo(OperationState.ROLLED_BACK);
    }

    @Test
    void onceTheVersionMayBeRaisedThereIsNoRollback() {
        fake.fails("raise-version/0", ProblemCode.DATABASE_LOGIN_REFUSED, 1);
        OfflineUpgrade upgrade = start(EVERYTHING_ANSWERED);
        OperationStatus holding = awaitState(upgrade, OperationState.HOLDING);
        assertThat(holding.questions().get(0).answers()).containsExactly("retry", "leave");
        upgrade.answer(new Answer("", "retry", "dba"));
        assertThat(result(upgrade).state()).isEqualTo(OperationState.COMMITTED);
    }

    @Test
    void aPlanThatTheFactsNoLongerSupportIsRefused() {
        OperationStatus end = result(start(Examples.cluster(2, EVERYTHING_ANSWERED), Optional.of("0123456789")));
        assertThat(end.state()).isEqualTo(OperationState.REFUSED);
        assertThat(end.refusals()).extracting(problem -> problem.code()).containsExactly(ProblemCode.PLAN_OUTDATED);
        assertThat(fake.attempts()).isEmpty();
    }

    @Test
    void theStatusSaysWhatItWaitsForAndUntilWhen() {
        OfflineUpgrade upgrade = start(Map.of("VERDICT", "commit"));
        OperationStatus asking = awaitState(upgrade, OperationState.ASKING);
        assertThat(asking.waiting().since()).isNotNull();
        assertThat(asking.etaSeconds()).isPositive();
        assertThat(asking.operationId()).hasSize(8);
        upgrade.answer(new Answer("", "leave", "dba"));
        result(upgrade);
    }

    @Test
    void theHistoryOfAnEightNodeUpgradeIsSmall() {
        OfflineUpgrade upgrade = start(Examples.cluster(8, EVERYTHING_ANSWERED), Optional.empty());
        assertThat(result(upgrade).state()).isEqualTo(OperationState.COMMITTED);
        History history = service.historyOf(Examples.cluster(8));
        assertThat(history.getEventsCount()).isLessThan(5_000);
        assertThat(history.getSerializedSize()).isLessThan(5_000_000);
    }

    private OperationStatus upgrade(Map<String, String> answers) {
        return result(start(answers));
    }

    private OfflineUpgrade start(Map<String, String> answers) {
        return start(Examples.cluster(2, answers), Optional.empty());
    }

    private OfflineUpgrade start(ClusterSpec cluster, Optional<String> plan) {
        return service.start(OfflineUpgrade.class, cluster, plan);
    }

    private static StepStatus step(OperationStatus status, StepId id, int node) {
        return status.steps().stream()
                .filter(step ->
                        step.id() == id && step.node() != null && step.node().number() == node)
                .findFirst()
                .orElseThrow();
    }
}
