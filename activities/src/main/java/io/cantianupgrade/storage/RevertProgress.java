package io.cantianupgrade.storage;

import java.time.Duration;
import java.util.OptionalInt;

/**
 * How far a revert is.
 *
 * @param percent as the array estimates it, where it does
 * @param elapsed since this worker began to wait
 */
public record RevertProgress(Phase phase, OptionalInt percent, Duration elapsed) {

    /** What the last look showed. */
    public enum Phase {
        /** Asked for, but not to be seen yet. */
        STARTING,
        RUNNING,
        PAUSED,
        /** The array did not answer this time; it goes on by itself. */
        OUT_OF_SIGHT
    }
}
