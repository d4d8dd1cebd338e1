package io.cantianupgrade.plan;

import static io.cantianupgrade.model.DeployMode.COMBINED;
import static io.cantianupgrade.model.ProblemCode.CLUSTER_FILE_INVALID;
import static io.cantianupgrade.model.ProblemCode.CLUSTER_NOT_HEALTHY;
import static io.cantianupgrade.model.ProblemCode.DEPLOY_MODE_UNSUPPORTED;
import static io.cantianupgrade.model.ProblemCode.MODE_NOT_ALLOWED;
import static io.cantianupgrade.model.ProblemCode.NODES_DIFFER;
import static io.cantianupgrade.model.ProblemCode.NODE_UNREACHABLE;
import static io.cantianupgrade.model.ProblemCode.NOT_COMMITTABLE;
import static io.cantianupgrade.model.ProblemCode.SOURCE_IS_TARGET;
import static io.cantianupgrade.model.ProblemCode.SOURCE_NOT_ALLOWED;
import static io.cantianupgrade.model.ProblemCode.UPGRADE_ALREADY_OPEN;
import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is refused, always with every reason at once. */
class RefusalsTest {

    private static final NodeId NODE_1 = new NodeId(1);

    @Test
    void aClusterThatRunsTheTargetAlready() {
        assertThat(refused(versions(Examples.TARGET, Examples.TARGET))).containsExactly(SOURCE_IS_TARGET);
    }

    @Test
    void aSourceThatTheWhiteListDoesNotName() {
        assertThat(refused(whiteList(Optional.empty()))).containsExactly(SOURCE_NOT_ALLOWED);
    }

    @Test
    void aModeThatTheWhiteListDoesNotAllow() {
        assertThat(refused(whiteList(Optional.of(Examples.allowed(false, false)))))
                .containsExactly(MODE_NOT_ALLOWED);
    }

    @Test
    void nodesOfDifferentVersions() {
        assertThat(refused(versions(Examples.SOURCE, new Version("24.12.B031"))))
                .containsExactly(NODES_DIFFER);
    }

    @Test
    void aHostThatIsAnotherNodeThanTheFileSays() {
        ClusterFacts facts = healthy();
        NodeFacts wrong = new NodeFacts(
                NODE_1,
                NodeId.LEAD,
                Examples.SOURCE,
                COMBINED,
                2,
                List.of("page", "share"),
                "x86_64",
                Optional.empty(),
                NodeTraces.none(Examples.SOURCE));
        assertThat(refused(nodes(facts, List.of(facts.nodes().get(0), wrong)))).containsExactly(NODES_DIFFER);
    }

    @Test
    void aFileThatLeavesANodeOut() {
        ClusterFacts facts = nodes(healthy(), List.of(Examples.node(NodeId.LEAD, COMBINED, 2)));
        assertThat(codes(UpgradePlanner.offlineUpgrade(Examples.cluster(1), facts)
                        .refusals()))
                .containsExactly(NODES_DIFFER);
    }

    @Test
    void t32_t33_t34_t35_t44_t78_deployModeDss() {
        assertThat(refused(Examples.healthy(2, DeployMode.DSS))).containsExactly(DEPLOY_MODE_UNSUPPORTED);
    }

    @Test
    void anArrayModeWithoutAnArray() {
        ClusterSpec full = Examples.cluster(2);
        ClusterSpec bare = new ClusterSpec(
                full.cluster(),
                full.release(),
                full.ssh(),
                full.nodes(),
                Optional.empty(),
                full.database(),
                full.business(),
                full.rolling(),
                full.backup(),
                full.answers(),
                Optional.empty());
        assertThat(codes(UpgradePlanner.offlineUpgrade(bare, healthy()).refusals()))
                .containsExactly(CLUSTER_FILE_INVALID);
    }

    @Test
    void aNodeThatIsOnlineButHasNotJoined() {
        ClusterFacts facts = healthy();
        assertThat(refused(new ClusterFacts(
                        facts.nodes(),
                        facts.release(),
                        List.of(new MemberFacts(NodeId.LEAD, true, true), new MemberFacts(NODE_1, true, false)),
                        List.of(),
                        ClusterTraces.NONE,
                        List.of())))
                .containsExactly(CLUSTER_NOT_HEALTHY);
    }

    @Test
    void anUpgradeThatIsAlreadyOpen() {
        ClusterFacts facts = healthy();
        assertThat(refused(new ClusterFacts(
                        facts.nodes(),
                        facts.release(),
                        facts.members(),
                        List.of("/mnt/dbdata/remote/metadata_fs/upgrade/upgrade_node0.25.06.B000"),
                        ClusterTraces.NONE,
                        List.of())))
                .containsExactly(UPGRADE_ALREADY_OPEN);
    }

    @Test
    void everythingAtOnce() {
        ClusterFacts facts = versions(Examples.SOURCE, new Version("24.12.B031"));
        Problem unreachable = new Problem(NODE_UNREACHABLE, "node 2", "no answer", List.of(), "ssh");
        List<ProblemCode> codes = refused(new ClusterFacts(
                facts.nodes(),
                Optional.of(Examples.release(Optional.empty())),
                List.of(),
                List.of(),
                ClusterTraces.NONE,
                List.of(CheckResult.failed(CheckId.REACHABLE, unreachable))));
        assertThat(codes)
                .containsExactlyInAnyOrder(NODE_UNREACHABLE, NODES_DIFFER, CLUSTER_NOT_HEALTHY, SOURCE_NOT_ALLOWED);
    }

    @Test
    void t04_aCommitOfNodesThatAreNotUpgraded() {
        assertThat(codes(UpgradePlanner.commit(Examples.cluster(2), healthy()).refusals()))
                .containsOnly(NOT_COMMITTABLE);
    }

    @Test
    void butNotTheCommitOfAnUpgradedCluster() {
        ClusterFacts facts = versions(Examples.TARGET, Examples.TARGET);
        List<NodeFacts> upgraded = facts.nodes().stream()
                .map(node -> new NodeFacts(
                        node.node(),
                        node.configuredId(),
                        node.installed(),
                        node.deployMode(),
                        node.nodeCount(),
                        node.fileSystems(),
                        node.architecture(),
                        Optional.of(Examples.SOURCE),
                        NodeTraces.none(Examples.TARGET)))
                .toList();
        UpgradePlan plan = UpgradePlanner.commit(Examples.cluster(2), nodes(facts, upgraded))
                .plan()
                .orElseThrow();
        assertThat(plan.source()).isEqualTo(Examples.SOURCE);
        assertThat(plan.steps()).isEmpty();
        assertThat(plan.commit()).isNotEmpty();
        assertThat(PlanText.lines(plan, ExpectedTimes.DECLARED))
                .contains("2 nodes, combined; the cluster goes on serving")
                .anySatisfy(line -> assertThat(line).startsWith(" 2  node 0").endsWith("<- no way back"));
    }

    private static List<ProblemCode> refused(ClusterFacts facts) {
        PlanDecision decision = UpgradePlanner.offlineUpgrade(Examples.cluster(2), facts);
        assertThat(decision.plan()).isEmpty();
        return codes(decision.refusals());
    }

    private static List<ProblemCode> codes(List<Problem> problems) {
        assertThat(problems).allSatisfy(problem -> assertThat(problem.remedy()).isNotBlank());
        return problems.stream().map(Problem::code).toList();
    }

    private static ClusterFacts healthy() {
        return Examples.healthy(2, COMBINED);
    }

    private static ClusterFacts nodes(ClusterFacts facts, List<NodeFacts> nodes) {
        return new ClusterFacts(nodes, facts.release(), facts.members(), List.of(), ClusterTraces.NONE, List.of());
    }

    private static ClusterFacts whiteList(Optional<ReleaseFacts.AllowedUpgrade> allowed) {
        ClusterFacts facts = healthy();
        return new ClusterFacts(
                facts.nodes(),
                Optional.of(Examples.release(allowed)),
                facts.members(),
                List.of(),
                ClusterTraces.NONE,
                List.of());
    }

    private static ClusterFacts versions(Version... installed) {
        List<NodeFacts> nodes = new ArrayList<>();
        for (int i = 0; i < installed.length; i++) {
            NodeId id = new NodeId(i);
            nodes.add(new NodeFacts(
                    id,
                    id,
                    installed[i],
                    COMBINED,
                    2,
                    List.of("page", "share"),
                    "x86_64",
                    Optional.empty(),
                    NodeTraces.none(installed[i])));
        }
        return nodes(healthy(), nodes);
    }
}
