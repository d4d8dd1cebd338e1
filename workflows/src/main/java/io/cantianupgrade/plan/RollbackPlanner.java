package io.cantianupgrade.plan;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.UpgradeKind;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.rolling.RollingState;
import io.cantianupgrade.step.StepId;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides the way back of an offline upgrade, however far it has come. A pure function:
 *
 * <ol>
 *   <li>nothing was stopped: only the flags are cleared;
 *   <li>stop every node again;
 *   <li>a node whose backup had begun gets its programs back, node 0 first (guide: before the rollback);
 *   <li>the data goes back to the snapshots once node 0 may have been started on it with the target version;
 *   <li>start and check node 0, then the others in order of their ids.
 * </ol>
 */
public final class RollbackPlanner {

    private RollbackPlanner() {}

    /** The way back of an upgrade that is no longer open as a workflow, or was begun by hand: from the evidence alone. */
    public static PlanDecision rollback(ClusterSpec cluster, ClusterFacts facts) {
        if (facts.traces().isRolling()) {
            return RollingPlanner.rollback(cluster, facts);
        }
        List<Problem> refusals = RollbackRefusals.of(cluster, facts);
        if (!refusals.isEmpty()) {
            return PlanDecision.refused(refusals);
        }
        ReleaseFacts release = facts.release().orElseThrow();
        Version source = Progress.source(facts, release.target()).orElseThrow();
        Progress from = Progress.of(facts, source, release.target());
        DeployMode mode = facts.nodes().get(0).deployMode();
        PlanDraft draft = new PlanDraft(cluster.nodeIds());
        plan(draft, mode, !from.down().isEmpty(), changed(from), from.replaced().contains(NodeId.LEAD));
        return PlanDecision.planned(new UpgradePlan(
                        "",
                        Operation.ROLLBACK,
                        UpgradeKind.OFFLINE,
                        cluster.cluster(),
                        source,
                        release.target(),
                        mode,
                        release.sha256(),
                        cluster.nodeIds(),
                        from,
                        List.of(),
                        Optional.empty(),
                        draft.steps(),
                        List.of())
                .signed());
    }

    /**
     * The way back from within an upgrade.
     *
     * @param begun steps of the plan that have begun, in their order
     * @param words of a rolling upgrade as they are now; none when they cannot be read
     */
    public static List<PlannedStep> rollback(UpgradePlan plan, List<PlannedStep> begun, RollingState words) {
        if (plan.kind() == UpgradeKind.ROLLING) {
            return RollingPlanner.rollback(plan, begun, words);
        }
        Set<StepId> ids = begun.stream().map(PlannedStep::id).collect(Collectors.toSet());
        Progress from = plan.from();
        Set<NodeId> changed = changed(from);
        begun.stream()
                .filter(step -> step.id() == StepId.BACKUP)
                .flatMap(step -> step.node().stream())
                .forEach(changed::add);
        PlanDraft draft = PlanDraft.after(plan);
        plan(
                draft,
                plan.deployMode(),
                ids.contains(StepId.STOP) || !from.down().isEmpty(),
                changed,
                ids.contains(StepId.START) || from.replaced().contains(NodeId.LEAD));
        return List.copyOf(draft.steps());
    }

    private static void plan(
            PlanDraft draft, DeployMode mode, boolean stopped, Set<NodeId> changed, boolean dataChanged) {
        if (stopped || !changed.isEmpty()) {
            draft.onAllNodes(StepId.ROLLBACK_STOP);
            draft.nodes().stream().filter(changed::contains).forEach(node -> draft.onNode(StepId.ROLLBACK_NODE, node));
            if (mode.usesArray() && dataChanged) {
                draft.onNode(StepId.ROLLBACK_SNAPSHOT, NodeId.LEAD);
            }
            for (NodeId node : draft.nodes()) {
                draft.onNode(StepId.ROLLBACK_START, node);
                draft.onNode(StepId.ROLLBACK_CHECK, node);
            }
        }
        draft.onCluster(StepId.ROLLBACK_CLEAR);
    }

    private static Set<NodeId> changed(Progress from) {
        Set<NodeId> changed = new LinkedHashSet<>(from.backedUp());
        changed.addAll(from.replaced());
        return changed;
    }
}
