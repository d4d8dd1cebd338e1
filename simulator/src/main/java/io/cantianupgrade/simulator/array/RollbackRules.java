package io.cantianupgrade.simulator.array;

import java.time.Duration;

/** How a rollback goes; what holds when it is accepted holds to its end. */
public final class RollbackRules {

    /** The last state a rollback shows. */
    public enum End {
        /** 3 once, then 0. */
        COMPLETE_THEN_IDLE,
        /** Straight from 1 to 0. */
        IDLE,
        /** 4; the content is not restored. */
        TERMINATED
    }

    volatile Duration startDelay = Duration.ZERO;
    volatile Duration duration = Duration.ofMillis(50);
    volatile End end = End.COMPLETE_THEN_IDLE;
    volatile boolean pauses;
    volatile boolean rateStays;
    volatile boolean idleWithoutTask;
    volatile boolean deletesNewer = true;

    /** For so long after it was accepted, a rollback is not to be seen: the query still shows the one before it. */
    public RollbackRules startDelay(Duration delay) {
        startDelay = delay;
        return this;
    }

    public RollbackRules duration(Duration length) {
        duration = length;
        return this;
    }

    public RollbackRules end(End state) {
        end = state;
        return this;
    }

    /** In the middle third of its time a rollback shows 2. */
    public RollbackRules pauses(boolean pause) {
        pauses = pause;
        return this;
    }

    /** After the end {@code rollbackRate} stays at 100; otherwise it is absent. */
    public RollbackRules rateStays(boolean stays) {
        rateStays = stays;
        return this;
    }

    /** A file system that never was rolled back shows status 0 instead of 1073754143. */
    public RollbackRules idleWithoutTask(boolean idle) {
        idleWithoutTask = idle;
        return this;
    }

    /** Whether a rollback removes the snapshots that are newer than its target; it does, unless told otherwise. */
    public RollbackRules deletesNewer(boolean deletes) {
        deletesNewer = deletes;
        return this;
    }
}
