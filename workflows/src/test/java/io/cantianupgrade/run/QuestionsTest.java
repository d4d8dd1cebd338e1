package io.cantianupgrade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.Answer;
import io.cantianupgrade.contract.ClusterOperation;
import io.cantianupgrade.contract.Decision;
import io.cantianupgrade.contract.OfflineUpgrade;
import io.cantianupgrade.contract.OperationState;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.contract.RollingUpgrade;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.plan.Examples;
import io.cantianupgrade.step.QuestionKind;
import io.temporal.client.WorkflowUpdateException;
import java.time.Duration;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every question, in each way in which it can be answered; and what is known of the answer afterwards. */
class QuestionsTest {

    private static final Set<QuestionKind> ROLLING =
            EnumSet.of(QuestionKind.BACKUP_CHOICE, QuestionKind.BACKUP_INPUTS, QuestionKind.SYSTEM_TABLES);

    private static final String DIRECTORY = "/opt/logicrep_lib";

    private final FakeCluster fake = new FakeCluster();
    private PretendedService service;

    @BeforeEach
    void start() {
        service = new PretendedService(fake, cluster -> Examples.changingSystemTables(2));
    }

    @AfterEach
    void stop() {
        service.close();
    }

    /** How a question comes up, a right answer and a wrong one. */
    private record Case(QuestionKind kind, String step, ProblemCode problem, int tries, String right, String wrong) {

        Class<? extends ClusterOperation> operation() {
            return ROLLING.contains(kind) ? RollingUpgrade.class : OfflineUpgrade.class;
        }

        @Override
        public String toString() {
            return kind.name();
        }
    }

    static Stream<Case> everyQuestion() {
        return Stream.of(
                new Case(QuestionKind.BUSINESS_STOPPED, "", null, 0, "yes", "no"),
                new Case(QuestionKind.STEP_FAILED, "start/0", ProblemCode.NODE_DID_NOT_JOIN, 1, "retry", "skip"),
                new Case(QuestionKind.MANUAL_SNAPSHOTS, "snapshot/0", ProblemCode.ARRAY_UNREACHABLE, 3, "yes", "skip"),
                new Case(
                        QuestionKind.MANUAL_REVERT,
                        "rollback-snapshot/0",
                        ProblemCode.ARRAY_UNREACHABLE,
                        3,
                        "yes",
                        "rollback"),
                new Case(
                        QuestionKind.MANUAL_DELETION, "check-array/0", ProblemCode.ARRAY_UNREACHABLE, 3, "yes", "done"),
                new Case(
                        QuestionKind.LOGICREP_LIBRARIES,
                        "precheck/1",
                        ProblemCode.LOGICREP_LIBRARIES_MISSING,
                        1,
                        DIRECTORY,
                        "/opt/lib;reboot"),
                new Case(QuestionKind.BACKUP_CHOICE, "", null, 0, "2", "4"), // T-14: the vendor takes 4 for 3.
                new Case(
                        QuestionKind.BACKUP_INPUTS,
                        "backup-data/0",
                        ProblemCode.BACKUP_INPUTS_MISSING,
                        1,
                        "user=root password=file:/root/mysql.pw directory=/backup",
                        "user=root password=secret directory=/backup"),
                new Case(QuestionKind.SYSTEM_TABLES, "", null, 0, "yes", "rollback"),
                new Case(QuestionKind.WINDOW_TOO_SHORT, "", null, 0, "yes", "retry"),
                new Case(QuestionKind.VERDICT, "", null, 0, "commit", "yes"));
    }

    @ParameterizedTest
    @EnumSource(QuestionKind.class)
    void everyQuestionIsTested(QuestionKind kind) {
        assertThat(everyQuestion()).extracting(Case::kind).containsOnlyOnce(kind);
    }

    @ParameterizedTest
    @MethodSource("everyQuestion")
    void isAnsweredFromTheCommandLine(Case one) {
        ClusterOperation upgrade = startFor(one);
        Question question = awaitQuestion(upgrade, one.kind());

        upgrade.answer(new Answer(question.id(), one.right(), "alice@host"));

        assertThat(result(upgrade).decisions())
                .filteredOn(it -> it.kind() == one.kind())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.question()).isEqualTo(question.id());
                    assertThat(it.answer()).isEqualTo(one.right());
                    assertThat(it.by()).isEqualTo("alice@host");
                    assertThat(it.at()).isAfterOrEqualTo(question.since());
                });
    }

    @ParameterizedTest
    @MethodSource("everyQuestion")
    void isAnsweredByASignalFromTheWebUi(Case one) {
        ClusterOperation upgrade = startFor(one);
        awaitQuestion(upgrade, one.kind());

        upgrade.answerBySignal(new Answer("", one.right(), "bob"));

        assertThat(result(upgrade).decisions())
                .filteredOn(it -> it.kind() == one.kind())
                .singleElement()
                .satisfies(it -> assertThat(it.by()).isEqualTo("bob"));
    }

    @ParameterizedTest
    @MethodSource("everyQuestion")
    void refusesAWrongAnswerWithWhatIsAllowedAndChangesNothing(Case one) {
        ClusterOperation upgrade = startFor(one);
        Question question = awaitQuestion(upgrade, one.kind());
        int attempts = fake.attempts().size();

        assertThatThrownBy(() -> upgrade.answer(new Answer("", one.wrong(), "alice")))
                .isInstanceOf(WorkflowUpdateException.class)
                .cause()
                .hasMessageContaining(
                        one.kind().mayBeASecret()
                                ? question.allowed()
                                : question.allowed() + ", not '" + one.wrong() + "'");
        assertThat(one.kind().mayBeASecret() ? upgrade.status().toString() : "").doesNotContain(one.wrong());
        upgrade.answerBySignal(new Answer("", one.wrong(), "bob"));

        OperationStatus after = upgrade.status();
        assertThat(after.questions()).containsExactly(question);
        assertThat(after.decisions()).noneMatch(it -> it.kind() == one.kind());
        assertThat(fake.attempts()).hasSize(attempts);
        upgrade.answer(new Answer("", one.kind() == QuestionKind.BACKUP_CHOICE ? "1" : "leave", "alice"));
        result(upgrade);
    }

    @ParameterizedTest
    @MethodSource("everyQuestion")
    void isAnsweredAheadInTheClusterFileUnlessItNeedsSomebodyWhoHasLooked(Case one) {
        Map<String, String> answers = new HashMap<>(answersFor(one));
        answers.put(one.kind().name(), one.right());
        ClusterOperation upgrade = start(one, answers);
        if (one.kind() == QuestionKind.STEP_FAILED) {
            awaitQuestion(upgrade, one.kind());
            upgrade.answer(new Answer("", "leave", "alice"));
            result(upgrade);
            return;
        }

        assertThat(result(upgrade).decisions())
                .filteredOn(it -> it.kind() == one.kind())
                .singleElement()
                .satisfies(it -> {
                    assertThat(it.question()).isEmpty();
                    assertThat(it.answer()).isEqualTo(one.right());
                    assertThat(it.by()).isEqualTo(Decision.ahead("dba@host"));
                });
    }

    @Test
    void theQuestionAboutSnapshotsNamesTheFileSystemsAndTheStepsAfterItAreToldWhoConfirmed() {
        fake.fails("snapshot/0", ProblemCode.ARRAY_UNREACHABLE, 3);
        OfflineUpgrade upgrade = start(Map.of("BUSINESS_STOPPED", "yes", "VERDICT", "commit"));
        Question question = awaitQuestion(upgrade, QuestionKind.MANUAL_SNAPSHOTS);
        assertThat(question.text()).contains("page, share").contains("every node stopped");
        assertThat(question.answers()).containsExactly("yes", "retry", "rollback", "leave");
        assertThat(fake.attempts()).doesNotContain("replace-binaries/0");

        upgrade.answer(new Answer("", "yes", "alice@host"));
        result(upgrade);

        for (String step : List.of("snapshot/0", "replace-binaries/0", "replace-binaries/1")) {
            assertThat(fake.lastCall(step).given(QuestionKind.MANUAL_SNAPSHOTS))
                    .as(step)
                    .hasValueSatisfying(it -> assertThat(it.by()).isEqualTo("alice@host"));
            assertThat(fake.lastCall(step).stoppedAt()).isNotNull();
        }
        assertThat(fake.lastCall("checkpoint/0").stoppedAt()).isNull();
        assertThat(fake.lastCall("checkpoint/0").given()).isEmpty();
    }

    @Test
    void anAnswerThatWasGivenAheadIsUsedOnceAndThenSomebodyIsAsked() {
        fake.fails("snapshot/0", ProblemCode.ARRAY_UNREACHABLE, 6);
        OfflineUpgrade upgrade =
                start(Map.of("BUSINESS_STOPPED", "yes", "MANUAL_SNAPSHOTS", "yes", "VERDICT", "leave"));
        awaitQuestion(upgrade, QuestionKind.MANUAL_SNAPSHOTS);
        upgrade.answer(new Answer("", "retry", "alice"));
        assertThat(result(upgrade).decisions())
                .filteredOn(it -> it.kind() == QuestionKind.MANUAL_SNAPSHOTS)
                .extracting(Decision::answer)
                .containsExactly("yes", "retry");
    }

    @Test
    void theArrayIsNotAskedForOnceItAnswers() {
        OfflineUpgrade upgrade = start(Map.of(
                "BUSINESS_STOPPED", "yes", "MANUAL_SNAPSHOTS", "yes", "MANUAL_DELETION", "yes", "VERDICT", "commit"));
        assertThat(result(upgrade).decisions())
                .extracting(Decision::kind)
                .containsExactly(QuestionKind.BUSINESS_STOPPED, QuestionKind.VERDICT);
    }

    @Test
    void noSnapshotsByHandEitherLeadsBack() {
        fake.fails("snapshot/0", ProblemCode.ARRAY_UNREACHABLE, 3);
        OfflineUpgrade upgrade = start(Map.of("BUSINESS_STOPPED", "yes"));
        awaitQuestion(upgrade, QuestionKind.MANUAL_SNAPSHOTS);
        upgrade.answer(new Answer("", "rollback", "alice"));
        assertThat(result(upgrade).state()).isEqualTo(OperationState.ROLLED_BACK);
        assertThat(fake.attempts()).doesNotContain("replace-binaries/0");
    }

    /** T-66: the vendor asks after the version was raised, and "no" leaves a cluster that is neither upgraded nor committed. */
    @Test
    void trap66TheArrayIsAskedBeforeTheVersionIsRaised() {
        fake.fails("check-array/0", ProblemCode.ARRAY_UNREACHABLE, 3);
        OfflineUpgrade upgrade = start(Map.of("BUSINESS_STOPPED", "yes", "VERDICT", "commit"));
        awaitQuestion(upgrade, QuestionKind.MANUAL_DELETION);
        upgrade.answer(new Answer("", "leave", "alice"));
        assertThat(result(upgrade).state()).isEqualTo(OperationState.STOPPED);
        assertThat(fake.attempts()).doesNotContain("raise-version/0", "delete-snapshots/0");
    }

    @Test
    void oneQuestionAboutLogicrepIsEnoughForAllNodes() {
        fake.fails("precheck/0", ProblemCode.LOGICREP_LIBRARIES_MISSING, 1);
        fake.fails("precheck/1", ProblemCode.LOGICREP_LIBRARIES_MISSING, 1);
        OfflineUpgrade upgrade = start(Map.of("BUSINESS_STOPPED", "yes", "VERDICT", "commit"));
        Question question = awaitQuestion(upgrade, QuestionKind.LOGICREP_LIBRARIES);
        await().until(() -> upgrade.status().steps().stream()
                        .filter(step -> step.problem() != null)
                        .count()
                == 2);
        assertThat(upgrade.status().questions()).containsExactly(question);
        assertThat(question.form()).contains("absolute path");
        assertThat(fake.attempts()).as("asked before anything is stopped").doesNotContain("stop/0", "checkpoint/0");

        upgrade.answer(new Answer("", DIRECTORY, "alice"));
        assertThat(result(upgrade).decisions())
                .filteredOn(it -> it.kind() == QuestionKind.LOGICREP_LIBRARIES)
                .hasSize(1);
        for (String step : List.of("precheck/0", "precheck/1", "replace-binaries/1")) {
            assertThat(fake.lastCall(step).given(QuestionKind.LOGICREP_LIBRARIES))
                    .as(step)
                    .map(Decision::answer)
                    .contains(DIRECTORY);
        }
    }

    @Test
    void aDirectoryThatTheNodeRefusesIsAskedForAgain() {
        fake.fails("precheck/0", ProblemCode.LOGICREP_LIBRARIES_MISSING, 2);
        OfflineUpgrade upgrade = start(Map.of("BUSINESS_STOPPED", "yes", "VERDICT", "commit"));
        String first = awaitQuestion(upgrade, QuestionKind.LOGICREP_LIBRARIES).id();
        upgrade.answer(new Answer(first, "/opt/empty", "alice"));
        await().until(() ->
                upgrade.status().questions().stream().anyMatch(it -> !it.id().equals(first)));
        upgrade.answer(new Answer("", DIRECTORY, "alice"));
        result(upgrade);
        assertThat(fake.lastCall("replace-binaries/0").given(QuestionKind.LOGICREP_LIBRARIES))
                .map(Decision::answer)
                .contains(DIRECTORY);
    }

    /** Answers that lead to the question, and past the others. */
    private static Map<String, String> answersFor(Case one) {
        Map<String, String> answers = new HashMap<>(
                Map.of("BUSINESS_STOPPED", "yes", "BACKUP_CHOICE", "3", "SYSTEM_TABLES", "yes", "VERDICT", "commit"));
        if (one.kind() == QuestionKind.MANUAL_REVERT) {
            answers.put("VERDICT", "rollback");
        }
        answers.remove(one.kind().name());
        return answers;
    }

    private ClusterOperation startFor(Case one) {
        return start(one, answersFor(one));
    }

    private ClusterOperation start(Case one, Map<String, String> answers) {
        if (!one.step().isEmpty()) {
            fake.fails(one.step(), one.problem(), one.tries());
        }
        ClusterSpec cluster = Examples.cluster(2, answers);
        return one.kind() == QuestionKind.WINDOW_TOO_SHORT
                ? service.start(one.operation(), cluster, Duration.ofSeconds(1))
                : service.start(one.operation(), cluster);
    }

    private OfflineUpgrade start(Map<String, String> answers) {
        return service.start(OfflineUpgrade.class, Examples.cluster(2, answers));
    }

    private Question awaitQuestion(ClusterOperation upgrade, QuestionKind kind) {
        service.sleep(Duration.ofMinutes(2)); // Skips the pauses between the tries of a step.
        return await().atMost(Duration.ofSeconds(20))
                .until(() -> upgrade.status().questions(), open -> open.stream().anyMatch(it -> it.kind() == kind))
                .get(0);
    }

    private static OperationStatus result(ClusterOperation upgrade) {
        return PretendedService.result(upgrade);
    }
}
