package io.cantianupgrade.node.ssh;

import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.SshSpec.JumpHost;
import io.cantianupgrade.model.NodeId;

/**
 * One SSH server on the way to a node: the node itself, or the jump host before it.
 *
 * @param node to which the way leads
 */
record Hop(NodeId node, String host, int port, boolean isJumpHost) {

    static Hop to(NodeSpec node) {
        return new Hop(node.id(), node.host(), node.port(), false);
    }

    static Hop over(JumpHost jump, NodeSpec node) {
        return new Hop(node.id(), jump.host(), jump.port(), true);
    }

    /** As people write it. */
    String words() {
        return (isJumpHost ? "the jump host " : "") + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }

    /** As known hosts files have it. */
    String knownAs() {
        return port == 22 ? host : "[" + host + "]:" + port;
    }
}
