package io.cantianupgrade.plan;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.step.StepId;
import java.util.List;
import java.util.Set;

/**
 * Decides how an offline upgrade goes on that was begun before: by hand, or by an operation that was left. A pure function:
 *
 * <ol>
 *   <li>before the first node is replaced: bring to a stop what still runs;
 *   <li>a node that runs what it should not yet run, or runs and does not serve, is stopped first (T-42);
 *   <li>a node that is finished and serves is left alone; every other one gets all its steps, and those that are done already
 *       show it when they look.
 * </ol>
 */
final class ContinuationPlanner {

    private ContinuationPlanner() {}

    static PlanDecision offlineUpgrade(ClusterSpec cluster, ClusterFacts facts) {
        ReleaseFacts release = facts.release().orElseThrow();
        Version source = Progress.source(facts, release.target()).orElseThrow();
        Progress from = Progress.of(facts, source, release.target());
        List<Problem> refusals = ContinuationRefusals.of(cluster, facts, from);
        if (!refusals.isEmpty()) {
            return PlanDecision.refused(refusals);
        }
        DeployMode mode = facts.nodes().get(0).deployMode();
        PlanDraft plan = new PlanDraft(cluster.nodeIds());
        plan.onAllNodes(StepId.DISTRIBUTE_RELEASE);
        if (from.replaced().isEmpty()) {
            planStop(plan, facts);
        } else {
            plan.onNodes(StepId.STOP, runInVain(facts, from));
        }
        boolean snapshots =
                mode.usesArray() && from.upgraded().size() < plan.nodes().size();
        if (snapshots && from.upgraded().contains(NodeId.LEAD)) {
            plan.onNode(StepId.SNAPSHOT, NodeId.LEAD);
        }
        for (NodeId node : plan.nodes()) {
            if (!from.upgraded().contains(node)) {
                UpgradePlanner.planNode(plan, node, mode, release.allowed().orElseThrow());
            } else if (from.down().contains(node)) {
                plan.onNode(StepId.START, node);
                plan.onNode(StepId.POST_CHECK, node);
            }
        }
        plan.onCluster(StepId.VERIFY_CLUSTER);
        return PlanDecision.planned(UpgradePlanner.upgrade(cluster, facts, source, from, plan));
    }

    private static void planStop(PlanDraft plan, ClusterFacts facts) {
        if (facts.nodes().stream().anyMatch(node -> node.traces().running())) {
            plan.onCluster(StepId.QUIESCE_BUSINESS);
        }
        plan.onNode(StepId.CHECKPOINT, NodeId.LEAD);
        plan.onAllNodes(StepId.STOP);
    }

    /** Nodes whose programs run, but neither serve with the target version nor are finished. */
    private static List<NodeId> runInVain(ClusterFacts facts, Progress from) {
        Set<NodeId> down = Set.copyOf(from.down());
        return facts.nodes().stream()
                .filter(node -> node.traces().running())
                .map(NodeFacts::node)
                .filter(node -> !from.upgraded().contains(node))
                .filter(node -> down.contains(node) || !from.replaced().contains(node))
                .toList();
    }
}
