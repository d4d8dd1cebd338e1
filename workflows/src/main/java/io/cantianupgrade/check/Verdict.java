package io.cantianupgrade.check;

/** How a check ended. */
public enum Verdict {
    PASS,
    /** Worth knowing; it stops nothing. */
    WARN,
    /** An upgrade is refused. */
    FAIL,
    /** There was nothing to look at: what it needs is missing, and has failed its own check, or the cluster has no such part. */
    NOT_RUN
}
