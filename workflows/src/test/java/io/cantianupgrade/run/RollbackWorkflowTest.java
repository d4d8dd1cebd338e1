package io.cantianupgrade.run;

import static io.cantianupgrade.plan.UnderWay.Node.REPLACED;
import static io.cantianupgrade.plan.UnderWay.Node.STOPPED;
import static io.cantianupgrade.plan.UnderWay.Node.UNTOUCHED;
import static io.cantianupgrade.plan.UnderWay.Node.UPGRADED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cantianupgrade.contract.Answer;
import io.cantianupgrade.contract.NodeStatus;
import io.cantianupgrade.contract.OfflineUpgrade;
import io.cantianupgrade.contract.OperationState;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.contract.Rollback;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.plan.Examples;
import io.cantianupgrade.plan.UnderWay;
import io.cantianupgrade.step.NodeState;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The rollback and the continuation of an upgrade that somebody else has begun, on a cluster that only pretends. */
class RollbackWorkflowTest {

    private final FakeCluster fake = new FakeCluster();
    private PretendedService service;

    private void given(UnderWay.Node... nodes) {
        service = new PretendedService(fake, cluster -> UnderWay.nodes(nodes).facts());
    }

    @AfterEach
    void stop(TestInfo test) throws IOException {
        service.record(test.getTestMethod().orElseThrow().getName());
        service.close();
    }

    @Test
    void goesBackFromWhatTheNodesShow() {
        given(UPGRADED, REPLACED);
        OperationStatus end = PretendedService.result(service.start(Rollback.class, Examples.cluster(2)));
        assertThat(end.state()).isEqualTo(OperationState.ROLLED_BACK);
        assertThat(fake.attempts())
                .containsSubsequence(
                        "rollback-stop/1",
                        "rollback-node/0",
                        "rollback-node/1",
                        "rollback-snapshot/0",
                        "rollback-start/0",
                        "rollback-start/1",
                        "rollback-clear");
        assertThat(end.nodes()).extracting(NodeStatus::state).containsOnly(NodeState.ROLLED_BACK);
        assertThat(end.nodes()).extracting(NodeStatus::version).containsOnly(Examples.SOURCE);
    }

    @Test
    void untilItIsBackANodeHasTheVersionThatItWasFoundWith() {
        given(UPGRADED, REPLACED);
        fake.fails("rollback-stop/0", ProblemCode.JOB_TIMED_OUT, 1);
        Rollback rollback = service.start(Rollback.class, Examples.cluster(2));
        OperationStatus holding = PretendedService.awaitState(rollback, OperationState.HOLDING);
        assertThat(holding.nodes()).extracting(NodeStatus::version).containsExactly(Examples.TARGET, Examples.SOURCE);
        assertThat(holding.questions().get(0).answers()).containsExactly("retry", "leave");
        rollback.answer(new Answer("", "retry", "dba"));
        assertThat(PretendedService.result(rollback).state()).isEqualTo(OperationState.ROLLED_BACK);
    }

    @Test
    void isRefusedWhenNothingHasBegun() {
        given(UNTOUCHED, UNTOUCHED);
        OperationStatus end = PretendedService.result(service.start(Rollback.class, Examples.cluster(2)));
        assertThat(end.state()).isEqualTo(OperationState.REFUSED);
        assertThat(end.refusals()).extracting(Problem::code).containsExactly(ProblemCode.NOTHING_TO_ROLL_BACK);
        assertThat(fake.attempts()).isEmpty();
    }

    @Test
    void anUpgradeThatGoesOnLeavesTheFinishedNodeAlone() {
        given(UPGRADED, STOPPED);
        OperationStatus end = PretendedService.result(
                service.start(OfflineUpgrade.class, Examples.cluster(2, Map.of("VERDICT", "commit"))));
        assertThat(end.state()).isEqualTo(OperationState.COMMITTED);
        assertThat(fake.attempts()).contains("replace-binaries/1").doesNotContain("stop/0", "replace-binaries/0");
        assertThat(end.nodes()).extracting(NodeStatus::state).containsOnly(NodeState.UPGRADED);
    }

    @Test
    void whatSomebodyElseHasDoneIsRolledBackToo() {
        given(UPGRADED, STOPPED);
        OperationStatus end = PretendedService.result(
                service.start(OfflineUpgrade.class, Examples.cluster(2, Map.of("VERDICT", "rollback"))));
        assertThat(end.state()).isEqualTo(OperationState.ROLLED_BACK);
        assertThat(fake.attempts()).contains("rollback-node/0", "rollback-node/1", "rollback-snapshot/0");
    }

    @Test
    void aStepWhoseQuestionIsAnsweredWithRollbackHoldsNoLongerWhileTheWayBackIsPlanned() {
        given(UNTOUCHED, UNTOUCHED);
        Semaphore wayBack = service.planning().wayBackTakesItsTime();
        OfflineUpgrade upgrade = startsAndHoldsAtTheBackup();
        upgrade.answer(new Answer("", "rollback", "dba"));

        OperationStatus planning = PretendedService.awaitState(upgrade, OperationState.RUNNING);
        assertThat(planning.questions()).isEmpty();
        assertThat(planning.waiting().what()).isEqualTo("the plan of the way back");
        assertThat(planning.waiting().until()).isAfter(planning.waiting().since());

        wayBack.release();
        assertThat(PretendedService.result(upgrade).state()).isEqualTo(OperationState.ROLLED_BACK);
    }

    @Test
    void aWayBackThatCannotBePlannedNowIsAskedAboutAndEndsNothing() {
        given(UNTOUCHED, UNTOUCHED);
        service.planning().wayBackFails(3);
        OfflineUpgrade upgrade = startsAndHoldsAtTheBackup();
        upgrade.answer(new Answer("", "rollback", "dba"));

        Question question = await().atMost(Duration.ofSeconds(20))
                .until(() -> upgrade.status().questions(), open -> !open.isEmpty())
                .get(0);
        assertThat(question.text()).contains("Plan the way back", "no answer over SSH", "ssh must work");
        assertThat(question.answers()).containsExactly("retry", "leave");
        upgrade.answer(new Answer("", "retry", "dba"));
        assertThat(PretendedService.result(upgrade).state()).isEqualTo(OperationState.ROLLED_BACK);
    }

    private OfflineUpgrade startsAndHoldsAtTheBackup() {
        fake.fails("backup/0", ProblemCode.JOB_TIMED_OUT, 1);
        OfflineUpgrade upgrade =
                service.start(OfflineUpgrade.class, Examples.cluster(2, Map.of("BUSINESS_STOPPED", "yes")));
        PretendedService.awaitState(upgrade, OperationState.HOLDING);
        return upgrade;
    }
}
