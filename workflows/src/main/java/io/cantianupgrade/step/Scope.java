package io.cantianupgrade.step;

/** What a step is done to. */
public enum Scope {
    /** Every node, all at the same time. */
    ALL_NODES,
    /** One node after the other, or one of them. */
    EACH_NODE,
    /** Node 0 alone. */
    LEAD_NODE,
    /** The storage array, once for the cluster. */
    STORAGE,
    /** The cluster as a whole, once. */
    CLUSTER
}
