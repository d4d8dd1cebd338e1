package io.cantianupgrade.storage.devicemanager;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.storage.FileSystemRef;
import io.cantianupgrade.storage.Snapshot;
import io.cantianupgrade.storage.devicemanager.RevertEvidence.Verdict;
import io.cantianupgrade.storage.devicemanager.RollbackState.Status;
import java.time.Instant;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The table of end states in section 5.5 of the REST reference, and stale records beside it. */
final class RevertEvidenceTest {

    private static final Snapshot OURS =
            new Snapshot("SN", "1@ours", "ours", FileSystemRef.named("fs"), "1", Instant.EPOCH);
    private static final RollbackState NONE = RollbackState.NONE;

    @Test
    void whatWasThereBeforeProvesNothing() {
        for (Status status : new Status[] {Status.IDLE, Status.COMPLETE, Status.TERMINATED}) {
            RollbackState before = state(status, 100, "1@ours", 10, 20);
            assertThat(new RevertEvidence(OURS, before).judge(before)).isEqualTo(Verdict.NOT_SEEN);
        }
    }

    @Test
    void idleIsDoneOnlyWithEvidence() {
        assertThat(new RevertEvidence(OURS, NONE).judge(state(Status.IDLE, -1, "1@ours", -1, -1)))
                .isEqualTo(Verdict.NOT_SEEN);
        assertThat(new RevertEvidence(OURS, NONE).judge(state(Status.IDLE, 100, "1@ours", -1, -1)))
                .isEqualTo(Verdict.DONE);
        assertThat(new RevertEvidence(OURS, NONE).judge(state(Status.IDLE, -1, "1@ours", 10, 20)))
                .isEqualTo(Verdict.DONE);
        assertThat(new RevertEvidence(OURS, NONE).judge(state(Status.IDLE, -1, "1@other", 10, 20)))
                .isEqualTo(Verdict.NOT_SEEN);
    }

    @Test
    void afterItWasSeenRunningIdleIsItsEnd() {
        RevertEvidence evidence = new RevertEvidence(OURS, NONE);
        assertThat(evidence.judge(state(Status.RUNNING, 5, "1@ours", 10, -1))).isEqualTo(Verdict.RUNNING);
        assertThat(evidence.judge(state(Status.IDLE, -1, "1@ours", -1, -1))).isEqualTo(Verdict.DONE);
    }

    @Test
    void anotherTargetIsAnotherRevert() {
        assertThat(new RevertEvidence(OURS, NONE).judge(state(Status.RUNNING, 5, "1@other", 10, -1)))
                .isEqualTo(Verdict.ANOTHER);
    }

    private static RollbackState state(Status status, int rate, String target, long start, long end) {
        OptionalInt percent = rate < 0 ? OptionalInt.empty() : OptionalInt.of(rate);
        return new RollbackState(status, percent, target, target.substring(2), start, end);
    }
}
