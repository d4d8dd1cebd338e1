package io.cantianupgrade.activity;

import io.cantianupgrade.activity.check.Inspection;
import io.cantianupgrade.cantian.CantianNode;
import io.cantianupgrade.cantian.StatusWords;
import io.cantianupgrade.check.CheckReport;
import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.PlanningActivities;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.model.UpgradeKind;
import io.cantianupgrade.plan.ArrayByHand;
import io.cantianupgrade.plan.ClusterFacts;
import io.cantianupgrade.plan.FactChecks;
import io.cantianupgrade.plan.NodeFacts;
import io.cantianupgrade.plan.PlanDecision;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.plan.ReleaseFacts;
import io.cantianupgrade.plan.RollbackPlanner;
import io.cantianupgrade.plan.RollingPlanner;
import io.cantianupgrade.plan.UpgradePlan;
import io.cantianupgrade.plan.UpgradePlanner;
import io.cantianupgrade.rolling.RollingState;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Looks at a cluster, and plans from what it sees. Changes nothing. */
public final class ClusterInspector implements PlanningActivities {

    private final World world;

    public ClusterInspector(World world) {
        this.world = world;
    }

    @Override
    public ClusterFacts inspect(ClusterSpec cluster) {
        return new Inspection(world, cluster).facts();
    }

    @Override
    public CheckReport precheck(ClusterSpec cluster) {
        long began = System.nanoTime();
        ClusterFacts facts = inspect(cluster);
        List<CheckResult> results = new ArrayList<>(facts.checks().stream()
                .map(check -> ArrayByHand.judge(cluster, Operation.OFFLINE_UPGRADE, check))
                .toList());
        results.addAll(FactChecks.of(cluster, facts));
        Optional<NodeFacts> first = facts.nodes().stream().findFirst();
        return new CheckReport(
                first.map(NodeFacts::installed),
                facts.release().map(ReleaseFacts::target),
                first.map(NodeFacts::deployMode),
                results,
                Duration.ofNanos(System.nanoTime() - began));
    }

    @Override
    public PlanDecision planOfflineUpgrade(ClusterSpec cluster, ClusterFacts facts) {
        return UpgradePlanner.offlineUpgrade(cluster, facts);
    }

    @Override
    public PlanDecision planRollingUpgrade(ClusterSpec cluster, ClusterFacts facts) {
        return RollingPlanner.upgrade(cluster, facts);
    }

    @Override
    public List<PlannedStep> planWayBack(ClusterSpec cluster, UpgradePlan plan, List<PlannedStep> begun) {
        return RollbackPlanner.rollback(
                plan, begun, plan.kind() == UpgradeKind.ROLLING ? words(cluster) : RollingState.NONE);
    }

    /** As the first node sees them that can be asked: one of them may be down. */
    private RollingState words(ClusterSpec cluster) {
        return cluster.nodeIds().stream()
                .flatMap(id -> wordsSeenBy(cluster, id).stream())
                .findFirst()
                .orElse(RollingState.NONE);
    }

    private Optional<RollingState> wordsSeenBy(ClusterSpec cluster, NodeId id) {
        try {
            CantianNode node = new CantianNode(world.shells().of(cluster, id), cluster.release());
            return Optional.of(StatusWords.read(node, node.configuration()));
        } catch (ProblemException unreachable) {
            return Optional.empty();
        }
    }

    @Override
    public PlanDecision planRollback(ClusterSpec cluster, ClusterFacts facts) {
        return RollbackPlanner.rollback(cluster, facts);
    }

    @Override
    public PlanDecision planCommit(ClusterSpec cluster, ClusterFacts facts) {
        return UpgradePlanner.commit(cluster, facts);
    }
}
