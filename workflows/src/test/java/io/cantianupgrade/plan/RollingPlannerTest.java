package io.cantianupgrade.plan;

import static io.cantianupgrade.plan.UnderWay.Node.BACKED_UP;
import static io.cantianupgrade.plan.UnderWay.Node.REPLACED;
import static io.cantianupgrade.plan.UnderWay.Node.STARTED;
import static io.cantianupgrade.plan.UnderWay.Node.STOPPED;
import static io.cantianupgrade.plan.UnderWay.Node.UNTOUCHED;
import static io.cantianupgrade.plan.UnderWay.Node.UPGRADED;
import static io.cantianupgrade.rolling.NodeWord.ABSENT;
import static io.cantianupgrade.rolling.NodeWord.ROLLDOWN;
import static io.cantianupgrade.rolling.NodeWord.ROLLDOWN_SUCCESS;
import static io.cantianupgrade.rolling.NodeWord.ROLLUP;
import static io.cantianupgrade.rolling.NodeWord.ROLLUP_SUCCESS;
import static io.cantianupgrade.rolling.NodeWord.UNREADABLE;
import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.RollingSpec;
import io.cantianupgrade.cluster.RollingSpec.OnFailure;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.UpgradeKind;
import io.cantianupgrade.rolling.ClusterWord;
import io.cantianupgrade.step.QuestionKind;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.WayBack;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The rolling upgrade and its way back, from the beginning and from wherever the words and the nodes say that it is. */
class RollingPlannerTest {

    private static final String COPY = "distribute-release/0 distribute-release/1 ";
    private static final String END = "verify-cluster";
    private static final String CLEAR = "rollback-clear";

    private static String node(int node) {
        return "begin-node/%1$d stop/%1$d backup/%1$d replace-binaries/%1$d start/%1$d post-check/%1$d finish-node/%1$d health-gate/%1$d "
                .formatted(node);
    }

    private static String back(int node) {
        return "rollback-begin/%1$d rollback-stop/%1$d rollback-node/%1$d rollback-start/%1$d rollback-check/%1$d "
                .formatted(node);
    }

    static Stream<Arguments> upgrades() {
        return Stream.of(
                Arguments.of(
                        "nobody has begun",
                        UnderWay.nodes(UNTOUCHED, UNTOUCHED),
                        COPY + "precheck/0 precheck/1 backup-data/0 " + node(0) + node(1) + END),
                Arguments.of(
                        "the vendor has left 'normal' behind (T-53)",
                        UnderWay.nodes(UNTOUCHED, UNTOUCHED).rolling(ClusterWord.NORMAL),
                        COPY + "precheck/0 precheck/1 backup-data/0 " + node(0) + node(1) + END),
                Arguments.of(
                        "node 1 was begun with by hand: it goes first, nobody else may (R16)",
                        UnderWay.nodes(UNTOUCHED, BACKED_UP)
                                .rolling(ClusterWord.ROLLUP, ABSENT, ROLLUP)
                                .dataBackedUp(),
                        COPY + node(1) + node(0) + END),
                Arguments.of(
                        "node 0 is through",
                        UnderWay.nodes(UPGRADED, UNTOUCHED)
                                .rolling(ClusterWord.ROLLUP, ROLLUP_SUCCESS, ABSENT)
                                .dataBackedUp(),
                        COPY + node(1) + END),
                Arguments.of(
                        "node 0 is through by its word and not by its version: interrupted between the two",
                        UnderWay.nodes(STARTED, UNTOUCHED)
                                .rolling(ClusterWord.ROLLUP, ROLLUP_SUCCESS, ABSENT)
                                .dataBackedUp(),
                        COPY + "finish-node/0 health-gate/0 " + node(1) + END),
                Arguments.of(
                        "choice 1 was given by hand when the words were there already (T-13): it is asked again",
                        UnderWay.nodes(UNTOUCHED, UNTOUCHED).rolling(ClusterWord.ROLLUP, ROLLUP, ABSENT),
                        COPY + "backup-data/0 " + node(0) + node(1) + END),
                Arguments.of(
                        "all through, the last look failed",
                        UnderWay.nodes(UPGRADED, UPGRADED)
                                .rolling(ClusterWord.ROLLUP, ROLLUP_SUCCESS, ROLLUP_SUCCESS)
                                .dataBackedUp(),
                        COPY + END),
                Arguments.of(
                        "a rollback was refused after it had written the cluster's word (T-12)",
                        UnderWay.nodes(UPGRADED, UPGRADED)
                                .rolling(ClusterWord.ROLLDOWN, ROLLUP_SUCCESS, ROLLUP_SUCCESS)
                                .tablesChanged()
                                .dataBackedUp(),
                        COPY + END),
                Arguments.of(
                        "a rollback was refused after it had written node 1's word (T-11)",
                        UnderWay.nodes(STOPPED, UNTOUCHED)
                                .rolling(ClusterWord.ROLLDOWN, ROLLUP, ROLLDOWN)
                                .dataBackedUp(),
                        COPY + "repair-words " + node(0) + node(1) + END));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("upgrades")
    void goesOnFrom(String where, UnderWay facts, String steps) {
        PlanDecision decision = facts.rollingUpgrade();
        assertThat(decision.refusals()).isEmpty();
        assertThat(decision.plan().orElseThrow().steps())
                .extracting(PlannedStep::key)
                .containsExactlyElementsOf(ContinuationPlannerTest.keys(steps));
    }

    static Stream<Arguments> waysBack() {
        return Stream.of(
                Arguments.of(
                        "node 0 failed: node 1 was never begun with",
                        UnderWay.nodes(REPLACED, UNTOUCHED).rolling(ClusterWord.ROLLUP, ROLLUP, ABSENT),
                        back(0) + CLEAR),
                Arguments.of(
                        "node 1 failed after node 0: it goes first",
                        UnderWay.nodes(UPGRADED, REPLACED).rolling(ClusterWord.ROLLUP, ROLLUP_SUCCESS, ROLLUP),
                        back(1) + back(0) + CLEAR),
                Arguments.of(
                        "prepared",
                        UnderWay.nodes(UPGRADED, UPGRADED)
                                .rolling(ClusterWord.PREPARED, ROLLUP_SUCCESS, ROLLUP_SUCCESS),
                        back(0) + back(1) + CLEAR),
                Arguments.of(
                        "begun with and not backed up: nothing to restore",
                        UnderWay.nodes(STOPPED, UNTOUCHED).rolling(ClusterWord.ROLLUP, ROLLUP, ABSENT),
                        "rollback-begin/0 rollback-stop/0 rollback-start/0 rollback-check/0 " + CLEAR),
                Arguments.of(
                        "node 1 is back already (T-52)",
                        UnderWay.nodes(UPGRADED, UNTOUCHED)
                                .rolling(ClusterWord.ROLLDOWN, ROLLUP_SUCCESS, ROLLDOWN_SUCCESS),
                        back(0) + CLEAR),
                Arguments.of(
                        "node 1 counts as back, had no backup, and is down (T-52)",
                        UnderWay.nodes(UPGRADED, STOPPED)
                                .rolling(ClusterWord.ROLLDOWN, ROLLUP_SUCCESS, ROLLDOWN_SUCCESS),
                        "rollback-start/1 rollback-check/1 " + back(0) + CLEAR),
                Arguments.of(
                        "all are back, the last look failed (T-51, T-52)",
                        UnderWay.nodes(UNTOUCHED, UNTOUCHED)
                                .rolling(ClusterWord.ROLLDOWN, ROLLDOWN_SUCCESS, ROLLDOWN_SUCCESS),
                        CLEAR),
                Arguments.of(
                        "two words block each other (T-11)",
                        UnderWay.nodes(BACKED_UP, UNTOUCHED).rolling(ClusterWord.ROLLDOWN, ROLLUP, ROLLDOWN),
                        "repair-words " + back(0) + CLEAR));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysBack")
    void leadsBackFrom(String where, UnderWay facts, String steps) {
        PlanDecision decision = facts.rollback();
        assertThat(decision.refusals()).isEmpty();
        assertThat(decision.plan().orElseThrow().steps())
                .extracting(PlannedStep::key)
                .containsExactlyElementsOf(ContinuationPlannerTest.keys(steps));
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        "upgrade while the commit is open",
                        UnderWay.nodes(UPGRADED, UPGRADED)
                                .rolling(ClusterWord.COMMIT, ROLLUP_SUCCESS, ROLLUP_SUCCESS)
                                .rollingUpgrade(),
                        ProblemCode.CANNOT_BE_CONTINUED),
                Arguments.of(
                        "upgrade after the version was raised and before the flag (T-09)",
                        UnderWay.nodes(UPGRADED, UPGRADED)
                                .rolling(ClusterWord.NORMAL, ROLLUP_SUCCESS, ROLLUP_SUCCESS)
                                .rollingUpgrade(),
                        ProblemCode.CANNOT_BE_CONTINUED),
                Arguments.of(
                        "upgrade on a word that cannot be read",
                        UnderWay.nodes(UNTOUCHED, UNTOUCHED)
                                .rolling(ClusterWord.ROLLUP, UNREADABLE, ABSENT)
                                .rollingUpgrade(),
                        ProblemCode.CANNOT_BE_CONTINUED),
                Arguments.of(
                        "upgrade when all are back and the cluster is not",
                        UnderWay.nodes(UNTOUCHED, UNTOUCHED)
                                .rolling(ClusterWord.ROLLDOWN, ROLLDOWN_SUCCESS, ROLLDOWN_SUCCESS)
                                .rollingUpgrade(),
                        ProblemCode.CANNOT_BE_CONTINUED),
                Arguments.of(
                        "rollback of words that no cluster has",
                        UnderWay.nodes(UPGRADED, UNTOUCHED)
                                .rolling(ClusterWord.ABSENT, ROLLUP_SUCCESS, ABSENT)
                                .rollback(),
                        ProblemCode.CANNOT_BE_CONTINUED),
                Arguments.of(
                        "commit with one node that was never upgraded (T-03)",
                        UnderWay.nodes(UPGRADED, UNTOUCHED)
                                .rolling(ClusterWord.PREPARED, ROLLUP_SUCCESS, ABSENT)
                                .commit(),
                        ProblemCode.NOT_COMMITTABLE),
                Arguments.of(
                        "rollback once the commit has begun",
                        UnderWay.nodes(UPGRADED, UPGRADED)
                                .rolling(ClusterWord.COMMIT, ROLLUP_SUCCESS, ROLLUP_SUCCESS)
                                .rollback(),
                        ProblemCode.ALREADY_COMMITTED),
                Arguments.of(
                        "rollback once the system tables are changed (R15)",
                        UnderWay.nodes(UPGRADED, UNTOUCHED)
                                .rolling(ClusterWord.ROLLUP, ROLLUP_SUCCESS, ABSENT)
                                .tablesChanged()
                                .rollback(),
                        ProblemCode.SYSTEM_TABLES_CHANGED),
                Arguments.of(
                        "commit before the cluster is prepared (T-02)",
                        UnderWay.nodes(UPGRADED, UPGRADED)
                                .rolling(ClusterWord.ROLLUP, ROLLUP_SUCCESS, ROLLUP_SUCCESS)
                                .commit(),
                        ProblemCode.NOT_COMMITTABLE),
                Arguments.of(
                        "offline upgrade in the midst of a rolling one",
                        UnderWay.nodes(UPGRADED, UNTOUCHED)
                                .rolling(ClusterWord.ROLLUP, ROLLUP_SUCCESS, ABSENT)
                                .upgrade(),
                        ProblemCode.CANNOT_BE_CONTINUED));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("refused")
    void isRefused(String why, PlanDecision decision, ProblemCode code) {
        assertThat(decision.plan()).isEmpty();
        assertThat(decision.refusals()).extracting(Problem::code).contains(code);
        assertThat(decision.refusals())
                .allSatisfy(refusal -> assertThat(refusal.remedy()).isNotBlank());
    }

    @Test
    void aCommitWhoseWordsAreGoneIsStillARollingOne() {
        UpgradePlan plan = UnderWay.nodes(UPGRADED, UPGRADED)
                .dataBackedUp()
                .commit()
                .plan()
                .orElseThrow();
        assertThat(plan.kind()).isEqualTo(UpgradeKind.ROLLING);
    }

    @Test
    void theOrderIsTheOneThatWasAskedFor() {
        RollingSpec order = new RollingSpec(
                Stream.of(2, 0, 1).map(NodeId::new).toList(),
                Duration.ofMinutes(5),
                OnFailure.ASK,
                OnFailure.ASK,
                Duration.ofMinutes(10));
        assertThat(upgraded(Examples.cluster(3).with(order))).containsExactly(2, 0, 1);
        assertThat(upgraded(Examples.cluster(3))).containsExactly(0, 1, 2);
    }

    private static List<Integer> upgraded(ClusterSpec cluster) {
        return RollingPlanner.upgrade(cluster, Examples.healthy(3, DeployMode.COMBINED))
                .plan()
                .orElseThrow()
                .steps()
                .stream()
                .filter(step -> step.id() == StepId.FINISH_NODE)
                .map(step -> step.node().orElseThrow().number())
                .toList();
    }

    @Test
    void theBackupOfTheDataIsAskedForBeforeAnythingUnlessTheSiteFollowsAnother() {
        assertThat(UnderWay.nodes(UNTOUCHED, UNTOUCHED)
                        .rollingUpgrade()
                        .plan()
                        .orElseThrow()
                        .consents())
                .containsExactly(QuestionKind.BACKUP_CHOICE);
        UpgradePlan standby = UnderWay.nodes(UNTOUCHED, UNTOUCHED)
                .standby()
                .rollingUpgrade()
                .plan()
                .orElseThrow();
        assertThat(standby.consents()).isEmpty();
        assertThat(standby.steps()).extracting(PlannedStep::id).doesNotContain(StepId.BACKUP_DATA);
    }

    @Test
    void theSystemTablesChangeOnceWithTheFirstNodeAndEndTheRollingWayBack() {
        UpgradePlan plan = RollingPlanner.upgrade(Examples.cluster(2), Examples.changingSystemTables(2))
                .plan()
                .orElseThrow();
        assertThat(plan.consents()).containsExactly(QuestionKind.BACKUP_CHOICE, QuestionKind.SYSTEM_TABLES);
        List<PlannedStep> changes = plan.steps().stream()
                .filter(step -> step.id() == StepId.CHANGE_SYSTEM_TABLES)
                .toList();
        assertThat(changes).extracting(PlannedStep::key).containsExactly("change-system-tables/0");
        assertThat(plan.steps())
                .filteredOn(step -> step.stage() >= changes.get(0).stage())
                .extracting(PlannedStep::wayBack)
                .containsOnly(WayBack.OFFLINE_ONLY);
        assertThat(plan.steps())
                .filteredOn(step -> step.stage() < changes.get(0).stage())
                .extracting(PlannedStep::wayBack)
                .containsOnly(WayBack.NOTHING_CHANGED, WayBack.ROLLING);
    }

    @Test
    void noStageStopsTwoNodes() {
        UpgradePlan plan = RollingPlanner.upgrade(Examples.cluster(3), Examples.healthy(3, DeployMode.COMBINED))
                .plan()
                .orElseThrow();
        assertThat(UpgradePlan.stages(plan.steps()))
                .filteredOn(stage -> stage.get(0).wayBack() != WayBack.NOTHING_CHANGED)
                .allSatisfy(stage -> assertThat(stage).hasSize(1));
    }
}
