package io.cantianupgrade.plan;

import io.cantianupgrade.model.NodeId;

/** One node as the cluster manager sees it: joined means that it serves, not only that it was started. */
public record MemberFacts(NodeId node, boolean online, boolean joined) {

    public boolean serves() {
        return online && joined;
    }

    /** As an operator would say it: {@code node 1 online, not joined}. */
    @Override
    public String toString() {
        return "%s %s%s".formatted(node, online ? "online" : "offline", joined ? ", joined" : ", not joined");
    }
}
