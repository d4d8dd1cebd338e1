package io.cantianupgrade.cluster;

import io.cantianupgrade.model.NodeId;

/**
 * One node and the way to it.
 *
 * @param port of the SSH server
 * @param root where the node's file system begins: empty, except on simulated nodes, which live in a folder; no slash at
 *     the end
 */
public record NodeSpec(NodeId id, Access access, String host, int port, String root) {

    /** How commands get to the node. */
    public enum Access {
        /** Over SSH, from the control worker. */
        SSH,
        /** As processes of a worker that runs on the node itself and polls for it alone. */
        WORKER
    }

    /** Where {@code path}, absolute on the node, is as its shell sees it. */
    public String path(String path) {
        return root + path;
    }
}
