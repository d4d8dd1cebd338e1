package io.cantianupgrade.rolling;

import io.cantianupgrade.model.NodeId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * All words of a rolling upgrade at one moment, and what they allow (reference 3.3). Whoever wants to write a word asks here
 * first: the vendor's scripts write some of theirs before they ask, and block the cluster with it (T-11, T-12).
 *
 * @param nodes the word of every node of the cluster
 * @param tablesChanged the system tables have been changed, or a change of them has failed: no node can go back rolling
 * @param dataBackedUp somebody has settled the backup of the data (F16)
 */
public record RollingState(
        ClusterWord cluster, Map<NodeId, NodeWord> nodes, boolean tablesChanged, boolean dataBackedUp) {

    /** Nothing has begun. */
    public static final RollingState NONE = new RollingState(ClusterWord.ABSENT, Map.of(), false, false);

    public RollingState {
        nodes = Collections.unmodifiableMap(new TreeMap<>(nodes));
    }

    /** The same with a word for every node: no file is a word too. */
    public RollingState over(List<NodeId> all) {
        Map<NodeId, NodeWord> words = new TreeMap<>();
        all.forEach(node -> words.put(node, of(node)));
        return new RollingState(cluster, words, tablesChanged, dataBackedUp);
    }

    /** The same after words were put right. */
    public RollingState with(List<WordRepair> repairs) {
        Map<NodeId, NodeWord> words = new TreeMap<>(nodes);
        repairs.forEach(repair -> words.put(repair.node(), repair.to()));
        return new RollingState(cluster, words, tablesChanged, dataBackedUp);
    }

    /** Nothing is under way. The vendor leaves {@code normal} behind after the last node went back (T-53). */
    public boolean isNone() {
        return (cluster == ClusterWord.ABSENT || cluster == ClusterWord.NORMAL) && everyNodeIs(NodeWord.ABSENT);
    }

    public NodeWord of(NodeId node) {
        return nodes.getOrDefault(node, NodeWord.ABSENT);
    }

    /** What forbids to upgrade that node now; nothing when it may be. */
    public List<String> againstUpgradeOf(NodeId node) {
        List<String> reasons = new ArrayList<>();
        illegal(reasons, ClusterMove.BEGIN_UPGRADE);
        illegal(reasons, node, NodeMove.BEGIN_UPGRADE);
        others(reasons, node, ClusterMove.BEGIN_UPGRADE);
        return reasons;
    }

    /** What forbids to roll that node back now; nothing when it may be. */
    public List<String> againstRollbackOf(NodeId node) {
        List<String> reasons = new ArrayList<>();
        illegal(reasons, ClusterMove.BEGIN_ROLLBACK);
        illegal(reasons, node, NodeMove.BEGIN_ROLLBACK);
        others(reasons, node, ClusterMove.BEGIN_ROLLBACK);
        if (tablesChanged) {
            reasons.add("the system tables are changed: only an offline rollback with a restore of the data is left");
        }
        return reasons;
    }

    /** What forbids to commit now; nothing when it may be. */
    public List<String> againstCommit() {
        List<String> reasons = new ArrayList<>();
        if (cluster
                != ClusterWord.NORMAL) { // Version raised and no flag set yet: the commit goes on from there (T-09).
            illegal(reasons, ClusterMove.BEGIN_COMMIT);
        }
        nodes.forEach((node, word) -> {
            if (word != NodeWord.ROLLUP_SUCCESS) {
                reasons.add("%s is '%s', expected 'rollup_success'".formatted(node, word.word()));
            }
        });
        return reasons;
    }

    /** Whether every node is upgraded, counted over the nodes of the cluster and not over the files (T-03, T-23). */
    public boolean everyNodeIs(NodeWord word) {
        return nodes.values().stream().allMatch(word::equals);
    }

    private void illegal(List<String> reasons, ClusterMove move) {
        if (!move.isLegalFrom(cluster)) {
            reasons.add("the cluster is '%s', from which it cannot become '%s'"
                    .formatted(cluster.word(), move.to().word()));
        }
    }

    private void illegal(List<String> reasons, NodeId node, NodeMove move) {
        if (!move.isLegalFrom(of(node))) {
            reasons.add("%s is '%s', from which it cannot become '%s'"
                    .formatted(node, of(node).word(), move.to().word()));
        }
    }

    private void others(List<String> reasons, NodeId node, ClusterMove move) {
        nodes.forEach((other, word) -> {
            if (!other.equals(node) && !move.others().contains(word)) {
                reasons.add("%s is '%s' and goes first".formatted(other, word.word()));
            }
        });
    }
}
