package io.cantianupgrade.plan;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.UpgradeKind;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.rolling.NodeWord;
import io.cantianupgrade.rolling.RollingState;
import io.cantianupgrade.rolling.WordRepair;
import io.cantianupgrade.step.QuestionKind;
import io.cantianupgrade.step.StepId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Decides a rolling upgrade and its way back, from the beginning or from wherever the words say that it is. A pure function:
 *
 * <ol>
 *   <li>every node is checked once before anything changes, and the backup is settled;
 *   <li>one node at a time: a node that somebody has begun with first, then the others in the order that was asked for;
 *   <li>after each node every node serves, before the next one is touched;
 *   <li>the system tables change with the first node;
 *   <li>back in the same way, only nodes that were begun with.
 * </ol>
 */
public final class RollingPlanner {

    private RollingPlanner() {}

    public static PlanDecision upgrade(ClusterSpec cluster, ClusterFacts facts) {
        List<Problem> refusals = RollingRefusals.ofUpgrade(cluster, facts);
        if (!refusals.isEmpty()) {
            return PlanDecision.refused(refusals);
        }
        ReleaseFacts release = facts.release().orElseThrow();
        Version source = Progress.source(facts, release.target()).orElseThrow();
        RollingState found = facts.traces().words().over(cluster.nodeIds());
        List<WordRepair> repairs = repairs(facts, found, source);
        RollingState words = found.with(repairs);
        boolean tables = release.allowed().orElseThrow().changesSystemTables() && !words.tablesChanged();
        PlanDraft plan = new PlanDraft(UpgradeKind.ROLLING, cluster.nodeIds());
        plan.onAllNodes(StepId.DISTRIBUTE_RELEASE);
        if (!repairs.isEmpty()) {
            plan.onCluster(StepId.REPAIR_WORDS);
        }
        List<NodeId> left = left(cluster, words);
        List<Problem> blocked = RollingRefusals.blocked(
                cluster,
                words,
                left.stream().findFirst().map(words::againstUpgradeOf),
                "rollback " + cluster.cluster());
        if (!blocked.isEmpty()) {
            return PlanDecision.refused(blocked);
        }
        if (words.isNone()) {
            plan.onAllNodes(StepId.PRECHECK);
        }
        boolean backup =
                !left.isEmpty() && !words.dataBackedUp() && !facts.traces().standby();
        if (backup) {
            plan.onNode(StepId.BACKUP_DATA, left.get(0));
        }
        unrecorded(cluster, facts, words, source).forEach(node -> planRecord(plan, node));
        boolean tablesToChange = tables;
        for (NodeId node : left) {
            planNode(plan, node, tablesToChange);
            tablesToChange = false;
        }
        plan.onCluster(StepId.VERIFY_CLUSTER);
        List<QuestionKind> consents = new ArrayList<>();
        if (backup) {
            consents.add(QuestionKind.BACKUP_CHOICE); // Before anything is changed: the vendor asks too late (T-13).
        }
        if (tables && !left.isEmpty()) {
            consents.add(QuestionKind.SYSTEM_TABLES);
        }
        return PlanDecision.planned(signed(Operation.ROLLING_UPGRADE, cluster, facts, source, plan, consents));
    }

    private static List<WordRepair> repairs(ClusterFacts facts, RollingState words, Version source) {
        return WordRepair.of(
                words,
                NodeTruths.of(facts, source, facts.release().orElseThrow().target()));
    }

    /** Begun with first: nobody else may go before it (R16). */
    private static List<NodeId> left(ClusterSpec cluster, RollingState words) {
        return cluster.rolling().orderOf(cluster.nodeIds()).stream()
                .filter(node -> words.of(node) != NodeWord.ROLLUP_SUCCESS)
                .sorted(Comparator.comparing(node -> !words.of(node).unfinished()))
                .toList();
    }

    /** Upgraded by its word, which comes first, and not by its version: somebody was interrupted between the two. */
    private static List<NodeId> unrecorded(
            ClusterSpec cluster, ClusterFacts facts, RollingState words, Version source) {
        List<NodeId> recorded = Progress.of(
                        facts, source, facts.release().orElseThrow().target())
                .upgraded();
        return cluster.rolling().orderOf(cluster.nodeIds()).stream()
                .filter(node -> words.of(node) == NodeWord.ROLLUP_SUCCESS && !recorded.contains(node))
                .toList();
    }

    private static void planRecord(PlanDraft plan, NodeId node) {
        plan.onNode(StepId.FINISH_NODE, node);
        plan.onNode(StepId.HEALTH_GATE, node);
    }

    private static void planNode(PlanDraft plan, NodeId node, boolean tables) {
        plan.onNode(StepId.BEGIN_NODE, node);
        plan.onNode(StepId.STOP, node);
        plan.onNode(StepId.BACKUP, node);
        plan.onNode(StepId.REPLACE_BINARIES, node);
        plan.onNode(StepId.START, node);
        plan.onNode(StepId.POST_CHECK, node);
        if (tables) {
            plan.onNode(StepId.CHANGE_SYSTEM_TABLES, node);
        }
        planRecord(plan, node);
    }

    /** The way back from what the words say, whoever has brought the cluster there. */
    static PlanDecision rollback(ClusterSpec cluster, ClusterFacts facts) {
        List<Problem> refusals = RollingRefusals.ofRollback(cluster, facts);
        if (!refusals.isEmpty()) {
            return PlanDecision.refused(refusals);
        }
        Version source =
                Progress.source(facts, facts.release().orElseThrow().target()).orElseThrow();
        RollingState found = facts.traces().words().over(cluster.nodeIds());
        List<WordRepair> repairs = repairs(facts, found, source);
        RollingState words = found.with(repairs);
        PlanDraft plan = new PlanDraft(UpgradeKind.ROLLING, cluster.nodeIds());
        if (!repairs.isEmpty()) {
            plan.onCluster(StepId.REPAIR_WORDS);
        }
        List<NodeId> begun = cluster.rolling().orderOf(cluster.nodeIds()).stream()
                .filter(node -> words.of(node) != NodeWord.ABSENT && words.of(node) != NodeWord.ROLLDOWN_SUCCESS)
                .sorted(Comparator.comparing(node -> !words.of(node).unfinished()))
                .toList();
        List<Problem> blocked = RollingRefusals.blocked(
                cluster, words, begun.stream().findFirst().map(words::againstRollbackOf), "upgrade rolling");
        if (!blocked.isEmpty()) {
            return PlanDecision.refused(blocked);
        }
        Progress from = Progress.of(facts, source, facts.release().orElseThrow().target());
        cluster.nodeIds().stream() // The vendor says so of a node without a backup, which is down, too (T-52).
                .filter(node -> words.of(node) == NodeWord.ROLLDOWN_SUCCESS
                        && from.down().contains(node))
                .forEach(node -> planStart(plan, node));
        begun.forEach(node -> planWayBack(plan, node, from.backedUp().contains(node)));
        plan.onCluster(StepId.ROLLBACK_CLEAR);
        return PlanDecision.planned(signed(Operation.ROLLBACK, cluster, facts, source, plan, List.of()));
    }

    /**
     * The way back from within a rolling upgrade: the node that was begun with last goes first, for nobody else may; then what
     * this upgrade found begun with. A node that was only checked says nothing and has nothing to
     * take back; one whose word is there already would keep the others from going back.
     */
    static List<PlannedStep> rollback(UpgradePlan upgrade, List<PlannedStep> begun, RollingState words) {
        PlanDraft plan = PlanDraft.after(upgrade);
        Progress from = upgrade.from();
        Set<NodeId> latestFirst = new LinkedHashSet<>();
        for (int i = begun.size() - 1; i >= 0; i--) {
            PlannedStep step = begun.get(i);
            step.node()
                    .filter(node -> step.id() == StepId.STOP
                            || (step.id() == StepId.BEGIN_NODE && words.of(node).unfinished()))
                    .ifPresent(latestFirst::add);
        }
        from.replaced().stream().filter(node -> !from.upgraded().contains(node)).forEach(latestFirst::add);
        latestFirst.addAll(from.down());
        latestFirst.addAll(from.upgraded());
        for (NodeId node : latestFirst) {
            boolean backedUp = from.backedUp().contains(node)
                    || begun.stream()
                            .anyMatch(step -> step.id() == StepId.BACKUP
                                    && step.node().filter(node::equals).isPresent());
            planWayBack(plan, node, backedUp);
        }
        plan.onCluster(StepId.ROLLBACK_CLEAR);
        return List.copyOf(plan.steps());
    }

    private static void planWayBack(PlanDraft plan, NodeId node, boolean backedUp) {
        plan.onNode(StepId.ROLLBACK_BEGIN, node);
        plan.onNode(StepId.ROLLBACK_STOP, node);
        if (backedUp) {
            plan.onNode(StepId.ROLLBACK_NODE, node);
        }
        planStart(plan, node);
    }

    private static void planStart(PlanDraft plan, NodeId node) {
        plan.onNode(StepId.ROLLBACK_START, node);
        plan.onNode(StepId.ROLLBACK_CHECK, node);
    }

    private static UpgradePlan signed(
            Operation operation,
            ClusterSpec cluster,
            ClusterFacts facts,
            Version source,
            PlanDraft steps,
            List<QuestionKind> consents) {
        ReleaseFacts release = facts.release().orElseThrow();
        DeployMode mode = facts.nodes().get(0).deployMode();
        PlanDraft commit = steps.continued();
        if (operation == Operation.ROLLING_UPGRADE) {
            UpgradePlanner.planCommit(commit, UpgradeKind.ROLLING, mode);
        }
        return new UpgradePlan(
                        "",
                        operation,
                        UpgradeKind.ROLLING,
                        cluster.cluster(),
                        source,
                        release.target(),
                        mode,
                        release.sha256(),
                        cluster.nodeIds(),
                        Progress.of(facts, source, release.target()),
                        consents,
                        Optional.of(cluster.rolling()),
                        steps.steps(),
                        commit.steps())
                .signed();
    }
}
