package io.cantianupgrade.node;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.node.local.LocalShell;

/** Picks the adapter that the cluster file names for a node. */
public final class AnyShells implements Shells {

    private final Shells ssh;

    public AnyShells(Shells ssh) {
        this.ssh = ssh;
    }

    @Override
    public NodeShell of(ClusterSpec cluster, NodeId node) {
        return switch (cluster.node(node).access()) {
            case SSH -> ssh.of(cluster, node);
            case LOCAL -> new LocalShell(cluster.node(node));
        };
    }
}
