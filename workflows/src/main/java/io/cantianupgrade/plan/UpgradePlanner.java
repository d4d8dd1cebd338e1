package io.cantianupgrade.plan;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.UpgradeKind;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.plan.ReleaseFacts.AllowedUpgrade;
import io.cantianupgrade.step.StepId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Decides what an operation does, from what was asked and what was read. A pure function:
 *
 * <ol>
 *   <li>an upgrade that is under way is {@link ContinuationPlanner}'s;
 *   <li>collect every reason to refuse, not only the first;
 *   <li>bring the whole cluster to a stop: release, precheck, business, checkpoint, stop;
 *   <li>upgrade node 0, with the snapshots between its backup and its replacement;
 *   <li>upgrade the others in order of their ids, each after the one before (guide: upgrade notes);
 *   <li>verify the cluster; then comes the verdict, and the steps of the commit.
 * </ol>
 */
public final class UpgradePlanner {

    private UpgradePlanner() {}

    public static PlanDecision offlineUpgrade(ClusterSpec cluster, ClusterFacts facts) {
        if (facts.release()
                .filter(release -> Progress.hasBegun(facts, release.target()))
                .isPresent()) {
            return ContinuationPlanner.offlineUpgrade(cluster, facts);
        }
        List<Problem> refusals = new ArrayList<>(facts.problems(cluster, Operation.OFFLINE_UPGRADE));
        refusals.addAll(Refusals.ofOfflineUpgrade(cluster, facts));
        if (!refusals.isEmpty()) {
            return PlanDecision.refused(refusals);
        }
        ReleaseFacts release = facts.release().orElseThrow();
        NodeFacts lead = facts.nodes().get(0);
        PlanDraft plan = new PlanDraft(cluster.nodeIds());
        planStop(plan);
        for (NodeId node : plan.nodes()) {
            planNode(plan, node, lead.deployMode(), release.allowed().orElseThrow());
        }
        plan.onCluster(StepId.VERIFY_CLUSTER);
        return PlanDecision.planned(upgrade(cluster, facts, lead.installed(), Progress.NONE, plan));
    }

    /** The commit of an upgrade that every node has behind it; nothing is left to upgrade. */
    public static PlanDecision commit(ClusterSpec cluster, ClusterFacts facts) {
        List<Problem> refusals = new ArrayList<>(facts.problems(cluster, Operation.COMMIT));
        refusals.addAll(Refusals.ofCommit(cluster, facts));
        if (!refusals.isEmpty()) {
            return PlanDecision.refused(refusals);
        }
        NodeFacts lead = facts.nodes().get(0);
        Version source = lead.backedUp().orElseThrow();
        UpgradeKind kind = facts.traces().kindFrom(source);
        PlanDraft commit = new PlanDraft(kind, cluster.nodeIds());
        planCommit(commit, kind, lead.deployMode());
        return PlanDecision.planned(new UpgradePlan(
                        "",
                        Operation.COMMIT,
                        kind,
                        cluster.cluster(),
                        source,
                        lead.installed(),
                        lead.deployMode(),
                        facts.release().orElseThrow().sha256(),
                        cluster.nodeIds(),
                        Progress.of(facts, source, lead.installed()),
                        List.of(),
                        Optional.empty(),
                        List.of(),
                        commit.steps())
                .signed());
    }

    /** The plan of an upgrade with these steps; the commit follows them. */
    static UpgradePlan upgrade(
            ClusterSpec cluster, ClusterFacts facts, Version source, Progress from, PlanDraft steps) {
        ReleaseFacts release = facts.release().orElseThrow();
        DeployMode mode = facts.nodes().get(0).deployMode();
        PlanDraft commit = steps.continued();
        planCommit(commit, UpgradeKind.OFFLINE, mode);
        return new UpgradePlan(
                        "",
                        Operation.OFFLINE_UPGRADE,
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
                        steps.steps(),
                        commit.steps())
                .signed();
    }

    private static void planStop(PlanDraft plan) {
        plan.onAllNodes(StepId.DISTRIBUTE_RELEASE);
        plan.onAllNodes(StepId.PRECHECK);
        plan.onCluster(StepId.QUIESCE_BUSINESS);
        plan.onNode(StepId.CHECKPOINT, NodeId.LEAD);
        plan.onAllNodes(StepId.STOP);
    }

    static void planNode(PlanDraft plan, NodeId node, DeployMode mode, AllowedUpgrade allowed) {
        plan.onNode(StepId.BACKUP, node);
        if (node.isLead() && mode.usesArray()) {
            plan.onNode(StepId.SNAPSHOT, node);
        }
        plan.onNode(StepId.REPLACE_BINARIES, node);
        plan.onNode(StepId.START, node);
        plan.onNode(StepId.POST_CHECK, node);
        if (node.isLead() && allowed.changesSystemTables()) {
            plan.onNode(StepId.CHANGE_SYSTEM_TABLES, node);
        }
        plan.onNode(StepId.FINISH_NODE, node);
    }

    /** Only an offline upgrade has snapshots. */
    static void planCommit(PlanDraft plan, UpgradeKind kind, DeployMode mode) {
        boolean snapshots = kind == UpgradeKind.OFFLINE && mode.usesArray();
        if (snapshots) {
            plan.onNode(StepId.CHECK_ARRAY, NodeId.LEAD); // The vendor asks after the version was raised (T-66).
        }
        plan.onNode(StepId.RAISE_VERSION, NodeId.LEAD);
        if (snapshots) {
            plan.onNode(StepId.DELETE_SNAPSHOTS, NodeId.LEAD);
        }
        plan.onCluster(StepId.CLEAR_RESIDUE);
    }
}
