package io.cantianupgrade.model;

/** What follows a problem; it alone decides whether Temporal tries again. */
public enum Disposition {
    /** Passing: try again by itself, within the tries of the step. */
    RETRY,
    /** The step holds and asks the operator. */
    ASK_OPERATOR,
    /** A check failed before anything changed: the operation ends. */
    REFUSE
}
