package io.cantianupgrade.run;

import static io.cantianupgrade.run.PretendedService.awaitState;
import static io.cantianupgrade.run.PretendedService.result;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.Answer;
import io.cantianupgrade.contract.ClusterOperation;
import io.cantianupgrade.contract.OfflineUpgrade;
import io.cantianupgrade.contract.OperationState;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Pause;
import io.cantianupgrade.contract.RollingUpgrade;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.plan.Examples;
import io.cantianupgrade.step.QuestionKind;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;

/** Where no node is down an operation can rest, and a node is not stopped that may not be back in time. */
class BoundaryTest {

    private static final ClusterSpec OFFLINE = Examples.cluster(2, Map.of("VERDICT", "commit"));
    private static final ClusterSpec ROLLING = Examples.cluster(2, Map.of("BACKUP_CHOICE", "2", "VERDICT", "commit"));

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
    void restsBeforeTheNextStepAndGoesOnWhenItIsResumed() {
        ClusterOperation upgrade = service.start(OfflineUpgrade.class, OFFLINE);
        awaitState(upgrade, OperationState.ASKING);

        OperationStatus wanted = upgrade.pause(Pause.by("alice@host"));
        assertThat(wanted.state()).isEqualTo(OperationState.ASKING);
        assertThat(wanted.pause().by()).isEqualTo("alice@host");
        upgrade.answer(new Answer("", "yes", "alice@host"));

        OperationStatus rests = awaitState(upgrade, OperationState.PAUSED);
        assertThat(rests.waiting().what()).isEqualTo("alice@host to resume it");
        assertThat(rests.waiting().since()).isNotNull();
        assertThat(fake.attempts()).contains("quiesce-business").doesNotContain("stop/0", "stop/1");

        assertThat(upgrade.resume(Pause.by("bob@host")).pause()).isNull();
        assertThat(result(upgrade).state()).isEqualTo(OperationState.COMMITTED);
    }

    @Test
    void neverRestsWhileANodeIsDown() {
        fake.fails("start/0", ProblemCode.NODE_DID_NOT_JOIN, 1);
        ClusterOperation upgrade = service.start(RollingUpgrade.class, ROLLING);
        awaitState(upgrade, OperationState.HOLDING);

        upgrade.pauseBySignal(Pause.by("web"));
        upgrade.answer(new Answer("", "retry", "alice@host"));

        awaitState(upgrade, OperationState.PAUSED);
        assertThat(fake.attempts())
                .as("node 0 is finished, and node 1 not begun")
                .contains("health-gate/0")
                .doesNotContain("begin-node/1");
        upgrade.resumeBySignal(Pause.by("web"));
        assertThat(result(upgrade).state()).isEqualTo(OperationState.COMMITTED);
    }

    @Test
    void theFirstWhoPausesStandsAndSayingItTwiceChangesNothing() {
        ClusterOperation upgrade = service.start(OfflineUpgrade.class, OFFLINE);
        awaitState(upgrade, OperationState.ASKING);
        upgrade.pause(Pause.by("alice@host"));

        assertThat(upgrade.pause(Pause.by("bob@host")).pause().by()).isEqualTo("alice@host");

        upgrade.resume(Pause.by("bob@host"));
        upgrade.answer(new Answer("", "yes", "bob@host"));
        assertThat(result(upgrade).state()).isEqualTo(OperationState.COMMITTED);
    }

    @Test
    void asksBeforeANodeIsStoppedThatMayNotBeBackInTime() {
        ClusterOperation upgrade = service.start(RollingUpgrade.class, ROLLING, Duration.ofSeconds(20));
        OperationStatus asks = awaitState(upgrade, OperationState.ASKING);

        assertThat(asks.questions()).singleElement().satisfies(question -> {
            assertThat(question.kind()).isEqualTo(QuestionKind.WINDOW_TOO_SHORT);
            assertThat(question.text()).contains("on node 0 is next", "window ends at", "need about");
            assertThat(question.answers()).as("nothing is begun").containsExactly("yes", "leave");
        });
        assertThat(fake.attempts()).doesNotContain("begin-node/0", "stop/0");

        upgrade.answer(new Answer("", "yes", "alice@host"));
        await().until(() -> fake.attempts().contains("health-gate/0"));
        OperationStatus again = awaitState(upgrade, OperationState.ASKING);
        assertThat(again.questions()).singleElement().satisfies(question -> assertThat(question.answers())
                .isEqualTo(List.of("yes", "rollback", "leave")));
        upgrade.answer(new Answer("", "rollback", "alice@host"));

        assertThat(result(upgrade).state()).isEqualTo(OperationState.ROLLED_BACK);
        assertThat(fake.attempts()).doesNotContain("begin-node/1");
    }

    @Test
    void leavesEverythingAsItIsWhenTheWindowIsTooShort() {
        ClusterOperation upgrade = service.start(OfflineUpgrade.class, OFFLINE, Duration.ofMinutes(2));
        awaitState(upgrade, OperationState.ASKING);
        upgrade.answer(new Answer("", "yes", "alice@host"));

        OperationStatus asks = awaitQuestion(upgrade);
        upgrade.answer(new Answer(asks.questions().get(0).id(), "leave", "alice@host"));

        assertThat(result(upgrade).state()).isEqualTo(OperationState.STOPPED);
        assertThat(fake.attempts()).doesNotContain("stop/0", "stop/1");
    }

    @Test
    void aWindowThatIsLongEnoughAsksNothing() {
        ClusterOperation upgrade = service.start(RollingUpgrade.class, ROLLING, Duration.ofHours(8));

        assertThat(result(upgrade).decisions())
                .extracting(decision -> decision.kind())
                .doesNotContain(QuestionKind.WINDOW_TOO_SHORT);
    }

    private static OperationStatus awaitQuestion(ClusterOperation upgrade) {
        return await().until(upgrade::status, status -> status.questions().stream()
                .anyMatch(question -> question.kind() == QuestionKind.WINDOW_TOO_SHORT));
    }
}
