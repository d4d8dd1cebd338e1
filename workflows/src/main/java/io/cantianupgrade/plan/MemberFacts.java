package io.cantianupgrade.plan;

import io.cantianupgrade.model.NodeId;

/** One node as the cluster manager sees it: joined means that it serves, not only that it was started. */
public record MemberFacts(NodeId node, boolean online, boolean joined) {

    public boolean serves() {
        return online && joined;
    }

    /** As an operator would say it: {@code node 1 online but not joined}. */
    @Override
    public String toString() {
        String serving = joined ? "%s online and joined" : "%s online but not joined";
        return (online ? serving : "%s offline").formatted(node);
    }
}
