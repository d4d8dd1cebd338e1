package io.cantianupgrade.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.Version;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** An array that does not answer refuses an operation until its part is answered ahead. */
class ArrayByHandTest {

    @Test
    void anUpgradeIsRefusedAndTheRemedyNamesTheAnswer() {
        PlanDecision decision = UpgradePlanner.offlineUpgrade(
                Examples.cluster(2), with(Examples.SOURCE, ProblemCode.ARRAY_UNREACHABLE));
        assertThat(decision.refusals()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.ARRAY_UNREACHABLE);
            assertThat(problem.remedy()).contains("answers: { MANUAL_SNAPSHOTS: \"yes\" }");
        });
    }

    @Test
    void anUpgradeIsPlannedOnceManualSnapshotsAreAnsweredAhead() {
        PlanDecision decision = UpgradePlanner.offlineUpgrade(
                Examples.cluster(2, Map.of("MANUAL_SNAPSHOTS", "yes")),
                with(Examples.SOURCE, ProblemCode.ARRAY_UNREACHABLE));
        assertThat(decision.plan()).isPresent();
    }

    /** T-66: without the answer nothing changes, so the version is not raised either. */
    @Test
    void trap66ACommitIsRefusedBeforeAnythingChangesUntilManualDeletionIsAnsweredAhead() {
        ClusterFacts facts = with(Examples.TARGET, ProblemCode.ARRAY_UNREACHABLE);
        PlanDecision refused = UpgradePlanner.commit(Examples.cluster(2, Map.of("MANUAL_SNAPSHOTS", "yes")), facts);
        assertThat(refused.refusals()).singleElement().satisfies(problem -> assertThat(problem.remedy())
                .contains("answers: { MANUAL_DELETION: \"yes\" }"));

        assertThat(UpgradePlanner.commit(Examples.cluster(2, Map.of("MANUAL_DELETION", "yes")), facts)
                        .plan())
                .isPresent();
    }

    @Test
    void whateverElseIsWrongWithTheArrayRefusesInAnyCase() {
        for (ProblemCode code : List.of(ProblemCode.ARRAY_LOGIN_REFUSED, ProblemCode.ARRAY_NOT_TRUSTED)) {
            PlanDecision decision = UpgradePlanner.offlineUpgrade(
                    Examples.cluster(2, Map.of("MANUAL_SNAPSHOTS", "yes")), with(Examples.SOURCE, code));
            assertThat(decision.refusals()).extracting(Problem::code).containsExactly(code);
        }
    }

    private static ClusterFacts with(Version installed, ProblemCode arrayProblem) {
        ClusterFacts healthy = Examples.healthy(2, DeployMode.COMBINED);
        List<NodeFacts> nodes = healthy.nodes().stream()
                .map(node -> new NodeFacts(
                        node.node(),
                        node.configuredId(),
                        installed,
                        node.deployMode(),
                        node.nodeCount(),
                        node.fileSystems(),
                        node.architecture(),
                        Optional.of(Examples.SOURCE),
                        NodeTraces.none(installed)))
                .toList();
        CheckResult array = CheckResult.failed(
                CheckId.ARRAY_LOGIN, new Problem(arrayProblem, "array", "no", List.of(), "look at it"));
        return new ClusterFacts(
                nodes, healthy.release(), healthy.members(), List.of(), ClusterTraces.NONE, List.of(array));
    }
}
