package io.cantianupgrade.cluster;

import io.cantianupgrade.model.NodeId;
import java.time.Duration;
import java.util.List;

/**
 * How the operator wants a rolling upgrade.
 *
 * @param order of the nodes; empty for the order of their ids
 * @param soak how long every node must have served before the next one is stopped
 * @param firstNodeFails what happens when a step of the first node holds; nobody has been upgraded then
 * @param laterNodeFails what happens when a step of another node holds
 * @param veto how long the operator has before anything happens by itself
 */
public record RollingSpec(
        List<NodeId> order, Duration soak, OnFailure firstNodeFails, OnFailure laterNodeFails, Duration veto) {

    /** What follows a step that holds. */
    public enum OnFailure {
        /** Wait for the operator, for as long as it takes. */
        ASK,
        /** Roll back, unless the operator says otherwise within the veto window. */
        ROLLBACK
    }

    public static final RollingSpec DEFAULT =
            new RollingSpec(List.of(), Duration.ZERO, OnFailure.ASK, OnFailure.ASK, Duration.ofMinutes(10));

    public RollingSpec {
        order = List.copyOf(order);
    }

    /** The order of the nodes: the one that was asked for, else that of their ids. */
    public List<NodeId> orderOf(List<NodeId> nodes) {
        return order.isEmpty() ? nodes : order;
    }
}
