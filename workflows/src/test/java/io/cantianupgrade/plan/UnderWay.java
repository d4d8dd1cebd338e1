package io.cantianupgrade.plan;

import io.cantianupgrade.model.ClusterVersion;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.rolling.ClusterWord;
import io.cantianupgrade.rolling.NodeWord;
import io.cantianupgrade.rolling.RollingState;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Facts of a cluster in the middle of an upgrade, told node by node. */
public final class UnderWay {

    /** Where one node is. */
    public enum Node {
        UNTOUCHED,
        PRECHECKED,
        STOPPED,
        BACKUP_UNFINISHED,
        BACKED_UP,
        HALF_REPLACED,
        REPLACED,
        RUNS_UNJOINED,
        STARTED,
        UPGRADED,
        UPGRADED_DOWN,
        CRASHED
    }

    private final Map<NodeId, Node> nodes = new TreeMap<>();
    private List<Version> targets = List.of();
    private List<Version> committedFrom = List.of();
    private ClusterVersion version = Examples.SOURCE.clusterVersion();
    private boolean standby;
    private RollingState words = RollingState.NONE;
    private DeployMode mode = DeployMode.COMBINED;

    public static UnderWay nodes(Node... states) {
        UnderWay facts = new UnderWay();
        for (Node state : states) {
            facts.nodes.put(new NodeId(facts.nodes.size()), state);
        }
        return facts;
    }

    UnderWay flagsOf(Version target) {
        targets = List.of(target);
        return this;
    }

    UnderWay raised() {
        version = Examples.TARGET.clusterVersion();
        committedFrom = List.of(Examples.SOURCE);
        return this;
    }

    /** The cluster's word, and one for each node. */
    UnderWay rolling(ClusterWord cluster, NodeWord... ofNodes) {
        Map<NodeId, NodeWord> byNode = new TreeMap<>();
        for (NodeWord word : ofNodes) {
            byNode.put(new NodeId(byNode.size()), word);
        }
        words = new RollingState(cluster, byNode, false, false);
        return this;
    }

    UnderWay in(DeployMode newMode) {
        mode = newMode;
        return this;
    }

    /** F16: somebody has settled the backup of the data. */
    UnderWay dataBackedUp() {
        words = new RollingState(words.cluster(), words.nodes(), words.tablesChanged(), true);
        return this;
    }

    /** F14: the system tables are changed. */
    UnderWay tablesChanged() {
        words = new RollingState(words.cluster(), words.nodes(), true, words.dataBackedUp());
        return this;
    }

    UnderWay standby() {
        standby = true;
        return this;
    }

    PlanDecision rollingUpgrade() {
        return RollingPlanner.upgrade(Examples.cluster(nodes.size()), facts());
    }

    PlanDecision commit() {
        return UpgradePlanner.commit(Examples.cluster(nodes.size()), facts());
    }

    PlanDecision upgrade() {
        return UpgradePlanner.offlineUpgrade(Examples.cluster(nodes.size()), facts());
    }

    PlanDecision rollback() {
        return RollbackPlanner.rollback(Examples.cluster(nodes.size()), facts());
    }

    public ClusterFacts facts() {
        List<NodeFacts> read = new ArrayList<>();
        List<MemberFacts> members = new ArrayList<>();
        nodes.forEach((id, state) -> {
            read.add(node(id, state));
            members.add(new MemberFacts(id, serves(state), serves(state)));
        });
        return new ClusterFacts(
                read,
                Optional.of(Examples.release(Optional.of(Examples.allowed(true, false)))),
                members,
                targets.stream().map(target -> "upgrade_node0." + target).toList(),
                new ClusterTraces(Optional.of(version), targets, committedFrom, List.of(), words, standby),
                List.of());
    }

    private NodeFacts node(NodeId id, Node state) {
        boolean upgraded = state == Node.UPGRADED || state == Node.UPGRADED_DOWN;
        boolean backup = state.compareTo(Node.BACKUP_UNFINISHED) >= 0 && state != Node.CRASHED;
        return new NodeFacts(
                id,
                id,
                upgraded ? Examples.TARGET : Examples.SOURCE,
                mode,
                nodes.size(),
                List.of("page", "share"),
                "x86_64",
                backup ? Optional.of(Examples.SOURCE) : Optional.empty(),
                new NodeTraces(
                        !upgraded && state != Node.UNTOUCHED && state != Node.CRASHED,
                        serves(state) || state == Node.RUNS_UNJOINED,
                        !serves(state) && state != Node.RUNS_UNJOINED && state != Node.CRASHED,
                        packages(state),
                        backup
                                ? List.of(new BackupFacts(Examples.SOURCE, state != Node.BACKUP_UNFINISHED))
                                : List.of()));
    }

    private static Optional<Version> packages(Node state) {
        if (state == Node.HALF_REPLACED) {
            return Optional.empty();
        }
        boolean replaced = state.compareTo(Node.REPLACED) >= 0 && state != Node.CRASHED;
        return Optional.of(replaced ? Examples.TARGET : Examples.SOURCE);
    }

    private static boolean serves(Node state) {
        return switch (state) {
            case UNTOUCHED, PRECHECKED, STARTED, UPGRADED -> true;
            default -> false;
        };
    }
}
