package io.cantianupgrade.rolling;

/** What a node itself shows of a rolling upgrade, whatever its word says. */
public enum NodeTruth {
    /** It runs the source version, and nothing of it is replaced. */
    UNTOUCHED,
    /** It has the target version and serves. */
    UPGRADED,
    /** Anything between. */
    UNDER_WAY
}
