package io.cantianupgrade.storage.devicemanager;

import io.cantianupgrade.storage.Snapshot;

/**
 * Whether a revert really ran, judged from what the array shows over time. An array that is idle may be finished, or may not
 * have begun; and it goes on showing the rollback before ours until ours begins. So:
 *
 * <ol>
 *   <li>What is under way towards our snapshot is ours, and from then on every end is its end.
 *   <li>What looks exactly as before our request proves nothing, whatever its status.
 *   <li>Idle counts as done when the rollback is new and says of itself that it went to the end, or after we saw it run.
 * </ol>
 *
 * The array's own times are compared with each other only, never with our clock.
 */
final class RevertEvidence {

    enum Verdict {
        NOT_SEEN,
        RUNNING,
        PAUSED,
        DONE,
        FAILED,
        ANOTHER,
        /** There was nothing to judge: the array did not answer. */
        OUT_OF_SIGHT
    }

    private final Snapshot ours;
    private final RollbackState before;
    private boolean seenUnderWay;

    /** @param before the last look before the request */
    RevertEvidence(Snapshot ours, RollbackState before) {
        this.ours = ours;
        this.before = before;
    }

    Verdict judge(RollbackState now) {
        if (now.isUnderWay() && !now.isOf(ours)) {
            return Verdict.ANOTHER;
        }
        return switch (now.status()) {
            case RUNNING -> underWay(Verdict.RUNNING);
            case PAUSED -> underWay(Verdict.PAUSED);
            case COMPLETE -> counts(now) ? Verdict.DONE : Verdict.NOT_SEEN;
            case TERMINATED -> counts(now) ? Verdict.FAILED : Verdict.NOT_SEEN;
            case IDLE -> counts(now) && (seenUnderWay || now.claimsEnd()) ? Verdict.DONE : Verdict.NOT_SEEN;
        };
    }

    private Verdict underWay(Verdict verdict) {
        seenUnderWay = true;
        return verdict;
    }

    private boolean counts(RollbackState now) {
        return now.isOf(ours) && (seenUnderWay || !now.isSameAs(before));
    }
}
