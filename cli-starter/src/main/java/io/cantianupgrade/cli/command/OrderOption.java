package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.file.NodeOrder;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.RollingSpec;
import io.cantianupgrade.model.NodeId;
import java.util.List;
import java.util.stream.IntStream;
import picocli.CommandLine.Option;

/** The order of the nodes in a rolling upgrade. */
final class OrderOption {
    @Option(
            names = "--order",
            paramLabel = "IDS",
            description = {
                "order of the nodes in a rolling upgrade: every id once, such as 1,0",
                "(default: rolling.order of the cluster file, else by id)"
            })
    private String order;

    /** @throws CliFailure unless it names each node of the cluster once */
    ClusterSpec over(ClusterSpec cluster) {
        if (order == null) {
            return cluster;
        }
        RollingSpec rolling = cluster.rolling();
        return cluster.with(new RollingSpec(
                ids(cluster.nodeIds()),
                rolling.soak(),
                rolling.firstNodeFails(),
                rolling.laterNodeFails(),
                rolling.veto()));
    }

    /** @throws CliFailure unless it names each node of a cluster of so many nodes once */
    void check(int nodes) {
        if (order != null) {
            ids(IntStream.range(0, nodes).mapToObj(NodeId::new).toList());
        }
    }

    private List<NodeId> ids(List<NodeId> nodes) {
        return NodeOrder.of(order)
                .filter(typed -> typed.isOf(nodes))
                .map(NodeOrder::ids)
                .orElseThrow(() -> CliFailure.usage(
                        "--order: expected %s, found '%s'.".formatted(NodeOrder.expected(nodes), order),
                        "for example  --order " + NodeOrder.example(nodes)));
    }

    /**
     * @param rolling what to type for a rolling upgrade
     * @throws CliFailure when it is given where there is no order to choose
     */
    void onlyFor(String rolling) {
        if (order != null) {
            throw CliFailure.usage("--order is for a rolling upgrade: here the order is fixed.", rolling);
        }
    }
}
