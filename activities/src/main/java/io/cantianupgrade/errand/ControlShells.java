package io.cantianupgrade.errand;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.node.NodeShell;
import io.cantianupgrade.node.Shells;

/** The ways of the control worker: over SSH, which it alone has the keys for, and by errands to nodes that have a worker. */
public final class ControlShells implements Shells {

    private final Shells ssh;
    private final Errands errands;

    public ControlShells(Shells ssh, Errands errands) {
        this.ssh = ssh;
        this.errands = errands;
    }

    @Override
    public NodeShell of(ClusterSpec cluster, NodeId node) {
        return switch (cluster.node(node).access()) {
            case SSH -> ssh.of(cluster, node);
            case WORKER -> new WorkerShell(errands, cluster, node);
        };
    }
}
