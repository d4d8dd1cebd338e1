package io.cantianupgrade.plan;

import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.rolling.NodeTruth;
import java.util.Map;
import java.util.TreeMap;

/** What the nodes show of a rolling upgrade, whatever their words say. */
final class NodeTruths {

    private NodeTruths() {}

    static Map<NodeId, NodeTruth> of(ClusterFacts facts, Version source, Version target) {
        Progress progress = Progress.of(facts, source, target);
        Map<NodeId, NodeTruth> truths = new TreeMap<>();
        facts.nodes().forEach(node -> truths.put(node.node(), truth(progress, node.node())));
        return truths;
    }

    private static NodeTruth truth(Progress progress, NodeId node) {
        if (progress.down().contains(node)) {
            return NodeTruth.UNDER_WAY;
        }
        if (progress.upgraded().contains(node)) {
            return NodeTruth.UPGRADED;
        }
        return progress.replaced().contains(node) ? NodeTruth.UNDER_WAY : NodeTruth.UNTOUCHED;
    }
}
