package io.cantianupgrade.node;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.NodeId;

/** Gives the shell of a node, however it is reached. */
@FunctionalInterface
public interface Shells {

    NodeShell of(ClusterSpec cluster, NodeId node);
}
