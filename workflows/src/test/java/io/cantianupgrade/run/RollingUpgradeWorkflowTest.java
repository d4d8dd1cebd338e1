package io.cantianupgrade.run;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.RollingSpec;
import io.cantianupgrade.cluster.RollingSpec.OnFailure;
import io.cantianupgrade.contract.Answer;
import io.cantianupgrade.contract.OperationState;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.contract.RollingUpgrade;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.plan.ClusterFacts;
import io.cantianupgrade.plan.Examples;
import io.cantianupgrade.step.QuestionKind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** The rolling upgrade: its order, its questions, its ends, and what happens when a step holds; on a cluster that only pretends. */
class RollingUpgradeWorkflowTest {

    private static final Duration VETO = Duration.ofMinutes(10);
    private static final Map<String, String> TO_THE_COMMIT = Map.of("BACKUP_CHOICE", "2", "VERDICT", "commit");

    private final FakeCluster fake = new FakeCluster();
    private PretendedService service;

    private void given(ClusterFacts facts) {
        service = new PretendedService(fake, cluster -> facts);
    }

    private RollingUpgrade start(Map<String, String> answers) {
        return start(Examples.cluster(2, answers));
    }

    private RollingUpgrade start(ClusterSpec cluster) {
        given(Examples.healthy(2, DeployMode.COMBINED));
        return service.start(RollingUpgrade.class, cluster);
    }

    private static ClusterSpec whoseFirstNodeRollsBack() {
        return Examples.cluster(2, TO_THE_COMMIT)
                .with(new RollingSpec(List.of(), Duration.ZERO, OnFailure.ROLLBACK, OnFailure.ASK, VETO));
    }

    @AfterEach
    void stop(TestInfo test) throws IOException {
        service.record(test.getTestMethod().orElseThrow().getName());
        service.close();
    }

    @Test
    void upgradesOneNodeAfterTheOtherAndCommits() {
        OperationStatus end = PretendedService.result(start(TO_THE_COMMIT));
        assertThat(end.state()).isEqualTo(OperationState.COMMITTED);
        assertThat(fake.attempts())
                .containsSubsequence(
                        "precheck/1",
                        "backup-data/0",
                        "begin-node/0",
                        "stop/0",
                        "replace-binaries/0",
                        "finish-node/0",
                        "health-gate/0",
                        "begin-node/1",
                        "stop/1",
                        "finish-node/1",
                        "health-gate/1",
                        "verify-cluster",
                        "raise-version/0",
                        "clear-residue")
                .doesNotContain("checkpoint/0", "snapshot/0", "delete-snapshots/0", "check-array/0");
    }

    /** T-13: the vendor's choice 1 ends after the words are written already. */
    @Test
    void t13_choice1EndsBeforeAnythingIsDone() {
        RollingUpgrade upgrade = start(Map.of("VERDICT", "commit"));
        PretendedService.awaitState(upgrade, OperationState.ASKING);
        assertThat(fake.attempts()).isEmpty();
        upgrade.answer(new Answer("", "1", "alice@host"));
        assertThat(PretendedService.result(upgrade).state()).isEqualTo(OperationState.STOPPED);
        assertThat(fake.attempts()).isEmpty();
    }

    @Test
    void theStepIsToldTheChoiceAndTheInputs() {
        fake.fails("backup-data/0", ProblemCode.BACKUP_INPUTS_MISSING, 1);
        RollingUpgrade upgrade = start(Map.of("BACKUP_CHOICE", "3", "VERDICT", "commit"));
        PretendedService.awaitState(upgrade, OperationState.HOLDING);
        upgrade.answer(new Answer("", "user=root password=file:/pw directory=/backup", "alice@host"));
        assertThat(PretendedService.result(upgrade).state()).isEqualTo(OperationState.COMMITTED);
        assertThat(fake.lastCall("backup-data/0").given())
                .containsOnlyKeys(QuestionKind.BACKUP_CHOICE, QuestionKind.BACKUP_INPUTS);
    }

    @Test
    void aBackupThatFailedCanBeMadeByOtherMeans() {
        fake.fails("backup-data/0", ProblemCode.DATA_BACKUP_FAILED, 1);
        RollingUpgrade upgrade = start(Map.of("BACKUP_CHOICE", "3", "VERDICT", "commit"));
        Question question = PretendedService.awaitState(upgrade, OperationState.HOLDING)
                .questions()
                .get(0);
        assertThat(question.kind()).isEqualTo(QuestionKind.BACKUP_CHOICE);
        upgrade.answer(new Answer("", "2", "alice@host"));
        assertThat(PretendedService.result(upgrade).state()).isEqualTo(OperationState.COMMITTED);
        assertThat(fake.lastCall("backup-data/0").given(QuestionKind.BACKUP_CHOICE))
                .hasValueSatisfying(choice -> assertThat(choice.answer()).isEqualTo("2"));
    }

    @Test
    void rollsBackTheLatestNodeFirst() {
        OperationStatus end = PretendedService.result(start(Map.of("BACKUP_CHOICE", "2", "VERDICT", "rollback")));
        assertThat(end.state()).isEqualTo(OperationState.ROLLED_BACK);
        assertThat(fake.attempts())
                .containsSubsequence(
                        "verify-cluster",
                        "rollback-begin/1",
                        "rollback-stop/1",
                        "rollback-node/1",
                        "rollback-start/1",
                        "rollback-check/1",
                        "rollback-begin/0",
                        "rollback-check/0",
                        "rollback-clear")
                .doesNotContain("raise-version/0");
    }

    @Test
    void theNodeThatFailedGoesBackFirstWhateverItsNumber() {
        fake.fails("start/0", ProblemCode.NODE_DID_NOT_JOIN, 1);
        RollingUpgrade upgrade = start(Examples.cluster(2, TO_THE_COMMIT)
                .with(new RollingSpec(
                        List.of(new NodeId(1), NodeId.LEAD), Duration.ZERO, OnFailure.ASK, OnFailure.ASK, VETO)));
        PretendedService.awaitState(upgrade, OperationState.HOLDING);
        upgrade.answer(new Answer("", "rollback", "alice@host"));
        PretendedService.result(upgrade);
        assertThat(fake.attempts())
                .containsSubsequence("finish-node/1", "rollback-begin/0", "rollback-check/0", "rollback-begin/1");
    }

    @Test
    void aNodeThatWasNotBegunWithIsNotRolledBack() {
        fake.fails("start/0", ProblemCode.NODE_DID_NOT_JOIN, 1);
        RollingUpgrade upgrade = start(TO_THE_COMMIT);
        PretendedService.awaitState(upgrade, OperationState.HOLDING);
        upgrade.answer(new Answer("", "rollback", "alice@host"));
        assertThat(PretendedService.result(upgrade).state()).isEqualTo(OperationState.ROLLED_BACK);
        assertThat(fake.attempts()).contains("rollback-node/0").doesNotContain("begin-node/1", "rollback-begin/1");
    }

    @Test
    void waitsForAsLongAsItTakesUnlessTheClusterFileSaysOtherwise() {
        fake.fails("start/0", ProblemCode.NODE_DID_NOT_JOIN, 1);
        RollingUpgrade upgrade = start(TO_THE_COMMIT);
        Question question = PretendedService.awaitState(upgrade, OperationState.HOLDING)
                .questions()
                .get(0);
        assertThat(question.until()).isNull();
        service.sleep(Duration.ofDays(3));
        assertThat(upgrade.status().questions()).containsExactly(question);
        upgrade.answer(new Answer("", "retry", "alice@host"));
        assertThat(PretendedService.result(upgrade).state()).isEqualTo(OperationState.COMMITTED);
    }

    @Test
    void rollsTheFirstNodeBackWhenNobodySaysNoInTime() {
        fake.fails("start/0", ProblemCode.NODE_DID_NOT_JOIN, 1);
        RollingUpgrade upgrade = start(whoseFirstNodeRollsBack());
        Question question = PretendedService.awaitState(upgrade, OperationState.HOLDING)
                .questions()
                .get(0);
        assertThat(question.until()).isEqualTo(question.since().plus(VETO));
        assertThat(question.then()).isEqualTo("the operation rolls back (firstNodeFails: rollback)");
        service.sleep(VETO.plusSeconds(1));
        OperationStatus end = PretendedService.result(upgrade);
        assertThat(end.state()).isEqualTo(OperationState.ROLLED_BACK);
        assertThat(end.decisions())
                .filteredOn(decision -> decision.kind() == QuestionKind.STEP_FAILED)
                .singleElement()
                .satisfies(decision -> {
                    assertThat(decision.answer()).isEqualTo("rollback");
                    assertThat(decision.by()).isEqualTo("cluster file, firstNodeFails: rollback");
                });
    }

    @Test
    void holdTakesAsLongAsTheOperatorWants() {
        fake.fails("start/0", ProblemCode.NODE_DID_NOT_JOIN, 1);
        RollingUpgrade upgrade = start(whoseFirstNodeRollsBack());
        PretendedService.awaitState(upgrade, OperationState.HOLDING);
        upgrade.answer(new Answer("", "hold", "alice@host"));
        Question open = upgrade.status().questions().get(0);
        assertThat(open.until()).isNull();
        assertThat(open.answers()).containsExactly("retry", "rollback", "leave");
        service.sleep(Duration.ofHours(2));
        assertThat(upgrade.status().questions()).containsExactly(open);
        upgrade.answer(new Answer("", "retry", "alice@host"));
        assertThat(PretendedService.result(upgrade).state()).isEqualTo(OperationState.COMMITTED);
    }

    @Test
    void anAnswerInTimeCounts() {
        fake.fails("start/0", ProblemCode.NODE_DID_NOT_JOIN, 1);
        RollingUpgrade upgrade = start(whoseFirstNodeRollsBack());
        PretendedService.awaitState(upgrade, OperationState.HOLDING);
        upgrade.answer(new Answer("", "retry", "alice@host"));
        assertThat(PretendedService.result(upgrade).state()).isEqualTo(OperationState.COMMITTED);
    }

    @Test
    void aLaterNodeAsks() {
        fake.fails("start/1", ProblemCode.NODE_DID_NOT_JOIN, 1);
        RollingUpgrade upgrade = start(whoseFirstNodeRollsBack());
        Question question = PretendedService.awaitState(upgrade, OperationState.HOLDING)
                .questions()
                .get(0);
        assertThat(question.until()).isNull();
        upgrade.answer(new Answer("", "leave", "alice@host"));
        assertThat(PretendedService.result(upgrade).state()).isEqualTo(OperationState.STOPPED);
    }

    @Test
    void nothingIsRolledBackByItselfBeforeANodeWasBegunWith() {
        fake.fails("precheck/0", ProblemCode.JOB_FAILED, 5);
        RollingUpgrade upgrade = start(whoseFirstNodeRollsBack());
        service.sleep(Duration.ofMinutes(5)); // The pauses between the tries.
        Question question = PretendedService.awaitState(upgrade, OperationState.HOLDING)
                .questions()
                .get(0);
        assertThat(question.until()).isNull();
        upgrade.answer(new Answer("", "leave", "alice@host"));
        PretendedService.result(upgrade);
    }

    @Test
    void theRollingWayBackEndsWithTheSystemTables() {
        given(Examples.changingSystemTables(2));
        fake.fails("start/1", ProblemCode.NODE_DID_NOT_JOIN, 1);
        RollingUpgrade upgrade = service.start(RollingUpgrade.class, Examples.cluster(2, Map.of("BACKUP_CHOICE", "2")));
        Question consent = PretendedService.awaitState(upgrade, OperationState.ASKING)
                .questions()
                .get(0);
        assertThat(consent.kind()).isEqualTo(QuestionKind.SYSTEM_TABLES);
        assertThat(fake.attempts()).isEmpty();
        upgrade.answer(new Answer("", "yes", "alice@host"));

        Question held = PretendedService.awaitState(upgrade, OperationState.HOLDING)
                .questions()
                .get(0);
        assertThat(held.answers()).containsExactly("retry", "leave");
        upgrade.answer(new Answer("", "retry", "alice@host"));

        Question verdict = PretendedService.awaitState(upgrade, OperationState.PREPARED)
                .questions()
                .get(0);
        assertThat(verdict.answers()).containsExactly("commit", "leave");
        assertThat(verdict.text()).contains("system tables are changed");
        upgrade.answer(new Answer("", "commit", "alice@host"));
        assertThat(PretendedService.result(upgrade).state()).isEqualTo(OperationState.COMMITTED);
    }
}
