package io.cantianupgrade.step;

/** Where a step of a running operation is. */
public enum StepState {
    PENDING,
    RUNNING,
    DONE,
    ALREADY_IN_PLACE,
    HOLDING,
    SKIPPED,
    UNDONE;

    /** Whether the run goes on after it. */
    public boolean settled() {
        return this == DONE || this == ALREADY_IN_PLACE || this == SKIPPED || this == UNDONE;
    }
}
