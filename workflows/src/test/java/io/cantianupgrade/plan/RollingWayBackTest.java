package io.cantianupgrade.plan;

import static io.cantianupgrade.plan.UnderWay.Node.REPLACED;
import static io.cantianupgrade.plan.UnderWay.Node.STOPPED;
import static io.cantianupgrade.plan.UnderWay.Node.UNTOUCHED;
import static io.cantianupgrade.plan.UnderWay.Node.UPGRADED;
import static io.cantianupgrade.rolling.NodeWord.ABSENT;
import static io.cantianupgrade.rolling.NodeWord.ROLLUP;
import static io.cantianupgrade.rolling.NodeWord.ROLLUP_SUCCESS;
import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.cluster.RollingSpec;
import io.cantianupgrade.cluster.RollingSpec.OnFailure;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.rolling.ClusterWord;
import io.cantianupgrade.rolling.RollingState;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The way back from within a rolling upgrade, by the step that it has come to. */
class RollingWayBackTest {

    private static final String CLEAR = "rollback-clear";

    static Stream<Arguments> waysBack() {
        return Stream.of(
                Arguments.of("nothing but checks", fresh(), "precheck/2", CLEAR),
                Arguments.of("the first node was only checked again: it has no word", fresh(), "begin-node/2", CLEAR),
                Arguments.of("stopped and not backed up: nothing to restore", fresh(), "stop/2", started(2) + CLEAR),
                Arguments.of("the first node", fresh(), "replace-binaries/2", restored(2) + CLEAR),
                Arguments.of("the next node was only checked again", fresh(), "begin-node/0", restored(2) + CLEAR),
                Arguments.of(
                        "the node that was begun with last goes first, whatever its number (R16)",
                        fresh(),
                        "start/0",
                        restored(0) + restored(2) + CLEAR),
                Arguments.of("all", fresh(), "verify-cluster", restored(1) + restored(0) + restored(2) + CLEAR),
                Arguments.of(
                        "a node that somebody else has upgraded before goes back too, last",
                        UnderWay.nodes(UPGRADED, UNTOUCHED).rolling(ClusterWord.ROLLUP, ROLLUP_SUCCESS, ABSENT),
                        "backup/1",
                        restored(1) + restored(0) + CLEAR),
                Arguments.of(
                        "what was begun before goes back, although this upgrade has not come to it",
                        UnderWay.nodes(UPGRADED, REPLACED).rolling(ClusterWord.ROLLUP, ROLLUP_SUCCESS, ROLLUP),
                        "distribute-release/1",
                        restored(1) + restored(0) + CLEAR),
                Arguments.of(
                        "a node that was stopped before is started again, although this upgrade has not come to it",
                        UnderWay.nodes(STOPPED, UNTOUCHED).rolling(ClusterWord.ROLLUP, ROLLUP, ABSENT),
                        "distribute-release/1",
                        started(0) + CLEAR));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("waysBack")
    void leadsBackFrom(String where, Object facts, String last, String steps) {
        UpgradePlan plan = facts instanceof UnderWay underWay
                ? underWay.rollingUpgrade().plan().orElseThrow()
                : (UpgradePlan) facts;
        List<String> keys = plan.steps().stream().map(PlannedStep::key).toList();
        List<PlannedStep> begun = plan.steps().subList(0, keys.indexOf(last) + 1);
        assertThat(begun).isNotEmpty();
        assertThat(RollbackPlanner.rollback(plan, begun, RollingState.NONE))
                .extracting(PlannedStep::key)
                .containsExactlyElementsOf(ContinuationPlannerTest.keys(steps));
    }

    @Test
    void aNodeThatFailedOnceItsWordWasWrittenGoesBackFirst() {
        UpgradePlan plan = fresh();
        List<String> keys = plan.steps().stream().map(PlannedStep::key).toList();
        RollingState words = new RollingState(
                ClusterWord.ROLLUP, Map.of(new NodeId(2), ROLLUP_SUCCESS, new NodeId(0), ROLLUP), false, true);
        assertThat(RollbackPlanner.rollback(plan, plan.steps().subList(0, keys.indexOf("begin-node/0") + 1), words))
                .extracting(PlannedStep::key)
                .containsExactlyElementsOf(ContinuationPlannerTest.keys(started(0) + restored(2) + CLEAR));
    }

    /** Three nodes, in an order that is none of their numbers. */
    private static UpgradePlan fresh() {
        RollingSpec order = new RollingSpec(
                Stream.of(2, 0, 1).map(NodeId::new).toList(),
                Duration.ZERO,
                OnFailure.ASK,
                OnFailure.ASK,
                Duration.ofMinutes(10));
        return RollingPlanner.upgrade(Examples.cluster(3).with(order), Examples.healthy(3, DeployMode.COMBINED))
                .plan()
                .orElseThrow();
    }

    private static String started(int node) {
        return "rollback-begin/%1$d rollback-stop/%1$d rollback-start/%1$d rollback-check/%1$d ".formatted(node);
    }

    private static String restored(int node) {
        return "rollback-begin/%1$d rollback-stop/%1$d rollback-node/%1$d rollback-start/%1$d rollback-check/%1$d "
                .formatted(node);
    }
}
