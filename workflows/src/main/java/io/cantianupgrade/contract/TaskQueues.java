package io.cantianupgrade.contract;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.NodeSpec.Access;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.step.Scope;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Where work waits for a worker. One place derives every name, since a typing error would make a queue that nobody polls. */
public final class TaskQueues {

    /** Workflows, planning, the storage array, steps of the cluster, and steps of nodes that are reached over SSH. */
    public static final String CONTROL = "cantian-upgrade-control";

    private static final String NODES = "cantian-upgrade/";
    private static final Pattern NODE = Pattern.compile(NODES + "[a-z0-9-]+/node-(?<number>\\d{1,2})(?: .*)?");

    private TaskQueues() {}

    /** What only the worker on the node itself takes: {@code cantian-upgrade/prod-a/node-0}. */
    public static String node(ClusterId cluster, NodeId node) {
        return NODES + cluster + "/node-" + node.number();
    }

    /** Where the commands of a node wait. */
    public static String of(ClusterSpec cluster, NodeId node) {
        return cluster.node(node).access() == Access.WORKER ? node(cluster.cluster(), node) : CONTROL;
    }

    /** Where a step waits: with its node when that has a worker, unless it is the storage array that it works on. */
    public static String of(ClusterSpec cluster, PlannedStep step) {
        return step.node()
                .filter(node -> step.spec().scope() != Scope.STORAGE)
                .map(node -> of(cluster, node))
                .orElse(CONTROL);
    }

    /** Which node's worker it is that calls itself so; its identity begins with the name of its queue. */
    public static Optional<NodeId> nodeOf(String identity) {
        Matcher match = NODE.matcher(identity);
        return match.matches() ? Optional.of(NodeId.valueOf(match.group("number"))) : Optional.empty();
    }
}
