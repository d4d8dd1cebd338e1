package io.cantianupgrade.rolling;

import io.cantianupgrade.model.NodeId;
import java.util.List;
import java.util.Map;

/**
 * A word that is not true and blocks the cluster: two nodes say that they are under way, and each is refused because of the other.
 * The vendor's rollback leaves that behind when it is refused (T-11): it writes the word before it asks whether it may.
 */
public record WordRepair(NodeId node, NodeWord from, NodeWord to) {

    /** Which words to put right; none as long as they block nobody. */
    public static List<WordRepair> of(RollingState words, Map<NodeId, NodeTruth> truths) {
        List<NodeId> underWay = words.nodes().entrySet().stream()
                .filter(entry -> entry.getValue().unfinished())
                .map(Map.Entry::getKey)
                .toList();
        if (underWay.size() < 2) {
            return List.of();
        }
        return underWay.stream()
                .filter(node -> truths.getOrDefault(node, NodeTruth.UNDER_WAY) != NodeTruth.UNDER_WAY)
                .map(node -> new WordRepair(node, words.of(node), trueWord(truths.get(node))))
                .toList();
    }

    private static NodeWord trueWord(NodeTruth truth) {
        return truth == NodeTruth.UPGRADED ? NodeWord.ROLLUP_SUCCESS : NodeWord.ABSENT;
    }

    @Override
    public String toString() {
        return "%s: '%s' -> '%s'".formatted(node, from.word(), to.word());
    }
}
