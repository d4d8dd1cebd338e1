package io.cantianupgrade.contract;

/** The state of an operation, as programs see it. */
public enum OperationState {
    RUNNING,
    /** A question is open. */
    ASKING,
    /** A failed step waits for a decision. */
    HOLDING,
    /** The operator wanted it to rest; no node is down. */
    PAUSED,
    /** Upgraded; waits for the verdict. */
    PREPARED,
    COMMITTED,
    ROLLED_BACK,
    /** A check failed before anything changed. */
    REFUSED,
    /** Left as it is by the operator. */
    STOPPED;

    /** Whether nothing more will happen. */
    public boolean ended() {
        return this == COMMITTED || this == ROLLED_BACK || this == REFUSED || this == STOPPED;
    }

    /** Whether nothing happens until the operator says something. */
    public boolean waitsForOperator() {
        return this == ASKING || this == HOLDING || this == PAUSED || this == PREPARED;
    }
}
