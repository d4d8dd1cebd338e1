package io.cantianupgrade.activity;

import io.cantianupgrade.cantian.CantianNode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.rolling.NodeTruth;
import io.cantianupgrade.rolling.WordRepair;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Puts words right that are not true and block the cluster, after another look at each node (T-11). */
final class RepairWords implements StepProcedure {

    @Override
    public Look look(StepContext context) {
        List<NodeId> underWay = context.words().nodes().entrySet().stream()
                .filter(entry -> entry.getValue().unfinished())
                .map(Map.Entry::getKey)
                .toList();
        return underWay.size() < 2
                ? Look.done("at most one node is under way: " + underWay)
                : Look.missing(underWay + " all say that they are under way");
    }

    @Override
    public void act(StepContext context) {
        for (WordRepair repair : WordRepair.of(context.words(), truths(context))) {
            context.run(
                    context.nodeId(),
                    "node" + repair.node().number(),
                    context.release().repair(repair));
        }
    }

    private static Map<NodeId, NodeTruth> truths(StepContext context) {
        Map<NodeId, NodeTruth> truths = new TreeMap<>();
        context.nodes().forEach(node -> truths.put(node.id(), truth(context, node)));
        return truths;
    }

    private static NodeTruth truth(StepContext context, CantianNode node) {
        boolean serves = node.engineRuns()
                && node.members().stream().anyMatch(row -> row.node().equals(node.id()) && row.serves());
        if (!serves) {
            return NodeTruth.UNDER_WAY;
        }
        if (node.installed().equals(Optional.of(context.call().target()))) {
            return NodeTruth.UPGRADED;
        }
        return node.hasPackagesOf(context.call().source()) ? NodeTruth.UNTOUCHED : NodeTruth.UNDER_WAY;
    }
}
