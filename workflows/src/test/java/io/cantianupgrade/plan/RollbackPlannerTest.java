package io.cantianupgrade.plan;

import static io.cantianupgrade.plan.UnderWay.Node.BACKED_UP;
import static io.cantianupgrade.plan.UnderWay.Node.BACKUP_UNFINISHED;
import static io.cantianupgrade.plan.UnderWay.Node.HALF_REPLACED;
import static io.cantianupgrade.plan.UnderWay.Node.PRECHECKED;
import static io.cantianupgrade.plan.UnderWay.Node.REPLACED;
import static io.cantianupgrade.plan.UnderWay.Node.STOPPED;
import static io.cantianupgrade.plan.UnderWay.Node.UNTOUCHED;
import static io.cantianupgrade.plan.UnderWay.Node.UPGRADED;
import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The way back from wherever the evidence says that an upgrade is. */
class RollbackPlannerTest {

    private static final String STOP = "rollback-stop/0 rollback-stop/1 ";
    private static final String START = "rollback-start/0 rollback-check/0 rollback-start/1 rollback-check/1 ";
    private static final String CLEAR = "rollback-clear";

    static Stream<Arguments> starts() {
        return Stream.of(
                Arguments.of("only prechecked: nothing but flags", UnderWay.nodes(PRECHECKED, PRECHECKED), CLEAR),
                Arguments.of("one node stopped", UnderWay.nodes(STOPPED, PRECHECKED), STOP + START + CLEAR),
                Arguments.of(
                        "the backup of node 0 is not finished, its programs are untouched",
                        UnderWay.nodes(BACKUP_UNFINISHED, STOPPED),
                        STOP + "rollback-node/0 " + START + CLEAR),
                Arguments.of(
                        "node 0 backed up",
                        UnderWay.nodes(BACKED_UP, STOPPED),
                        STOP + "rollback-node/0 " + START + CLEAR),
                Arguments.of(
                        "node 0 half replaced: it may have been started before",
                        UnderWay.nodes(HALF_REPLACED, STOPPED),
                        STOP + "rollback-node/0 rollback-snapshot/0 " + START + CLEAR),
                Arguments.of(
                        "node 0 finished, node 1 replaced",
                        UnderWay.nodes(UPGRADED, REPLACED),
                        STOP + "rollback-node/0 rollback-node/1 rollback-snapshot/0 " + START + CLEAR),
                Arguments.of(
                        "both finished, without an array",
                        UnderWay.nodes(UPGRADED, UPGRADED).in(DeployMode.FILE),
                        STOP + "rollback-node/0 rollback-node/1 " + START + CLEAR));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("starts")
    void leadsBackFrom(String where, UnderWay facts, String steps) {
        PlanDecision decision = facts.rollback();
        assertThat(decision.refusals()).isEmpty();
        assertThat(decision.plan().orElseThrow().steps())
                .extracting(PlannedStep::key)
                .containsExactlyElementsOf(ContinuationPlannerTest.keys(steps));
    }

    static Stream<Arguments> deadEnds() {
        return Stream.of(
                Arguments.of(
                        "nothing has begun", UnderWay.nodes(UNTOUCHED, UNTOUCHED), ProblemCode.NOTHING_TO_ROLL_BACK),
                Arguments.of("committed", UnderWay.nodes(UPGRADED, UPGRADED).raised(), ProblemCode.ALREADY_COMMITTED),
                Arguments.of(
                        "a rolling upgrade is open",
                        UnderWay.nodes(UPGRADED, PRECHECKED).rolling(),
                        ProblemCode.ROLLING_UPGRADE_OPEN));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("deadEnds")
    void orIsRefused(String why, UnderWay facts, ProblemCode code) {
        PlanDecision decision = facts.rollback();
        assertThat(decision.plan()).isEmpty();
        assertThat(decision.refusals()).extracting(Problem::code).containsExactly(code);
        assertThat(decision.refusals().get(0).remedy()).isNotBlank();
    }

    @Test
    void aNodeWhoseProgramsAreChangedNeedsAProvenBackup() {
        ClusterFacts facts = UnderWay.nodes(UPGRADED, REPLACED).facts();
        ClusterFacts broken = new ClusterFacts(
                facts.nodes().stream().map(RollbackPlannerTest::withoutMarker).toList(),
                facts.release(),
                facts.members(),
                facts.openUpgrade(),
                facts.traces(),
                facts.checks());
        assertThat(RollbackPlanner.offline(Examples.cluster(2), broken).refusals())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.BACKUP_INCOMPLETE, ProblemCode.BACKUP_INCOMPLETE);
    }

    private static NodeFacts withoutMarker(NodeFacts node) {
        NodeTraces traces = node.traces();
        return new NodeFacts(
                node.node(),
                node.configuredId(),
                node.installed(),
                node.deployMode(),
                node.nodeCount(),
                node.fileSystems(),
                node.architecture(),
                node.backedUp(),
                new NodeTraces(
                        traces.prechecked(),
                        traces.running(),
                        traces.stopped(),
                        traces.packages(),
                        traces.backups().stream()
                                .map(backup -> new BackupFacts(backup.of(), false))
                                .toList()));
    }
}
