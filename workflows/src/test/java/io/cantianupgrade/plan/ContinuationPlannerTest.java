package io.cantianupgrade.plan;

import static io.cantianupgrade.plan.UnderWay.Node.BACKED_UP;
import static io.cantianupgrade.plan.UnderWay.Node.CRASHED;
import static io.cantianupgrade.plan.UnderWay.Node.HALF_REPLACED;
import static io.cantianupgrade.plan.UnderWay.Node.PRECHECKED;
import static io.cantianupgrade.plan.UnderWay.Node.REPLACED;
import static io.cantianupgrade.plan.UnderWay.Node.RUNS_UNJOINED;
import static io.cantianupgrade.plan.UnderWay.Node.STARTED;
import static io.cantianupgrade.plan.UnderWay.Node.STOPPED;
import static io.cantianupgrade.plan.UnderWay.Node.UNTOUCHED;
import static io.cantianupgrade.plan.UnderWay.Node.UPGRADED;
import static io.cantianupgrade.plan.UnderWay.Node.UPGRADED_DOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.Version;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An upgrade that was begun before goes on from where it is, whoever has brought it there. */
class ContinuationPlannerTest {

    private static final String NODE_0 = "backup/0 snapshot/0 replace-binaries/0 start/0 post-check/0 finish-node/0 ";
    private static final String NODE_1 = "backup/1 replace-binaries/1 start/1 post-check/1 finish-node/1 ";
    private static final String COPY = "distribute-release/0 distribute-release/1 ";
    private static final String VERIFY = "verify-cluster";

    static Stream<Arguments> begunBefore() {
        return Stream.of(
                Arguments.of(
                        "only the prechecks: from the beginning",
                        UnderWay.nodes(PRECHECKED, PRECHECKED),
                        COPY + "precheck/0 precheck/1 quiesce-business checkpoint/0 stop/0 stop/1 " + NODE_0 + NODE_1
                                + VERIFY),
                Arguments.of(
                        "node 0 is stopped, node 1 is not yet",
                        UnderWay.nodes(STOPPED, PRECHECKED),
                        COPY + "quiesce-business checkpoint/0 stop/0 stop/1 " + NODE_0 + NODE_1 + VERIFY),
                Arguments.of(
                        "all stopped: nobody is left to ask about business",
                        UnderWay.nodes(STOPPED, STOPPED),
                        COPY + "checkpoint/0 stop/0 stop/1 " + NODE_0 + NODE_1 + VERIFY),
                Arguments.of(
                        "node 0 is backed up",
                        UnderWay.nodes(BACKED_UP, STOPPED).flagsOf(Examples.TARGET),
                        COPY + "checkpoint/0 stop/0 stop/1 " + NODE_0 + NODE_1 + VERIFY),
                Arguments.of(
                        "node 0 has lost its packages half-way",
                        UnderWay.nodes(HALF_REPLACED, STOPPED),
                        COPY + NODE_0 + NODE_1 + VERIFY),
                Arguments.of(
                        "T-42: node 0 runs and has not joined, so it is stopped before it is tried again",
                        UnderWay.nodes(RUNS_UNJOINED, STOPPED),
                        COPY + "stop/0 " + NODE_0 + NODE_1 + VERIFY),
                Arguments.of(
                        "node 0 serves, its version is not recorded yet",
                        UnderWay.nodes(STARTED, STOPPED),
                        COPY + NODE_0 + NODE_1 + VERIFY),
                Arguments.of(
                        "node 0 is finished; the snapshots are looked at once more",
                        UnderWay.nodes(UPGRADED, STOPPED),
                        COPY + "snapshot/0 " + NODE_1 + VERIFY),
                Arguments.of(
                        "node 0 is finished and went down again",
                        UnderWay.nodes(UPGRADED_DOWN, REPLACED),
                        COPY + "snapshot/0 start/0 post-check/0 " + NODE_1 + VERIFY),
                Arguments.of(
                        "T-24: every node is finished, and the flags are gone",
                        UnderWay.nodes(UPGRADED, UPGRADED),
                        COPY + VERIFY),
                Arguments.of(
                        "without an array there is no snapshot",
                        UnderWay.nodes(UPGRADED, STOPPED).in(DeployMode.FILE),
                        COPY + NODE_1 + VERIFY));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("begunBefore")
    void goesOn(String where, UnderWay facts, String steps) {
        PlanDecision decision = facts.upgrade();
        assertThat(decision.refusals()).isEmpty();
        UpgradePlan plan = decision.plan().orElseThrow();
        assertThat(plan.steps()).extracting(PlannedStep::key).containsExactlyElementsOf(keys(steps));
        assertThat(plan.source()).isEqualTo(Examples.SOURCE);
        assertThat(plan.commit()).isNotEmpty();
    }

    static Stream<Arguments> deadEnds() {
        return Stream.of(
                Arguments.of(
                        "the others come after node 0 (R1)",
                        UnderWay.nodes(STOPPED, REPLACED),
                        ProblemCode.CANNOT_BE_CONTINUED),
                Arguments.of(
                        "T-18: a precheck cannot be made up for once nodes are stopped",
                        UnderWay.nodes(UPGRADED, UNTOUCHED),
                        ProblemCode.CANNOT_BE_CONTINUED),
                Arguments.of(
                        "T-79: node 1 still ran when node 0 was replaced",
                        UnderWay.nodes(REPLACED, PRECHECKED),
                        ProblemCode.CANNOT_BE_CONTINUED),
                Arguments.of(
                        "T-59: flags of another target, which the vendor's comparison would not tell apart",
                        UnderWay.nodes(STOPPED, STOPPED).flagsOf(new Version("25.06.B0010")),
                        ProblemCode.UPGRADE_ALREADY_OPEN),
                Arguments.of(
                        "a rolling upgrade",
                        UnderWay.nodes(UPGRADED, PRECHECKED).rolling(),
                        ProblemCode.ROLLING_UPGRADE_OPEN),
                Arguments.of(
                        "a node that merely crashed is no upgrade that has begun",
                        UnderWay.nodes(CRASHED, PRECHECKED),
                        ProblemCode.CLUSTER_NOT_HEALTHY),
                Arguments.of(
                        "it is committed, nothing is left to upgrade",
                        UnderWay.nodes(UPGRADED, UPGRADED).raised(),
                        ProblemCode.SOURCE_IS_TARGET));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deadEnds")
    void orIsRefused(String why, UnderWay facts, ProblemCode code) {
        PlanDecision decision = facts.upgrade();
        assertThat(decision.plan()).isEmpty();
        assertThat(decision.refusals()).extracting(Problem::code).contains(code);
    }

    @Test
    void theSameFactsGiveTheSamePlanAndOthersAnother() {
        String first =
                UnderWay.nodes(UPGRADED, STOPPED).upgrade().plan().orElseThrow().id();
        assertThat(UnderWay.nodes(UPGRADED, STOPPED)
                        .upgrade()
                        .plan()
                        .orElseThrow()
                        .id())
                .isEqualTo(first);
        assertThat(UnderWay.nodes(BACKED_UP, STOPPED)
                        .upgrade()
                        .plan()
                        .orElseThrow()
                        .id())
                .isNotEqualTo(first);
    }

    static List<String> keys(String text) {
        return Arrays.asList(text.strip().split(" "));
    }
}
