package io.cantianupgrade.step;

/** Where a node is on its way through an operation, as the steps that are done tell it. */
public enum NodeState {
    UNTOUCHED,
    PREPARED,
    STOPPED,
    BACKED_UP,
    REPLACED,
    STARTED,
    CHECKED,
    UPGRADED,
    ROLLED_BACK
}
