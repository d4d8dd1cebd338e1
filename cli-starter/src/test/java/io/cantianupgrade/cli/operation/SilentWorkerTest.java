package io.cantianupgrade.cli.operation;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Timestamp;
import io.cantianupgrade.model.NodeId;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.failure.v1.TimeoutFailureInfo;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SilentWorkerTest {

    private static final Instant HEARD = Instant.parse("2026-11-28T02:14:07Z");

    @Test
    void aNodesWorkerThatSaysNothingForTooLongIsSilent() {
        assertThat(SilentWorker.of(
                        running("cantian-upgrade/prod-a/node-1 root@db2").build(), HEARD.plusSeconds(9)))
                .contains(new SilentWorker(new NodeId(1), HEARD));
    }

    @Test
    void oneThatSpokeJustNowIsNot() {
        assertThat(SilentWorker.of(
                        running("cantian-upgrade/prod-a/node-1 root@db2").build(), HEARD.plusSeconds(6)))
                .isEmpty();
    }

    @Test
    void aStepThatWaitsForItsNextTryIsNoSilence() {
        PendingActivityInfo waiting = running("cantian-upgrade/prod-a/node-1 root@db2")
                .setState(PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED)
                .build();
        assertThat(SilentWorker.of(waiting, HEARD.plusSeconds(60))).isEmpty();
    }

    @Test
    void aStepWhoseLastTryEndedInSilenceIs() {
        PendingActivityInfo waiting = running("cantian-upgrade/prod-a/node-1 root@db2")
                .setState(PendingActivityState.PENDING_ACTIVITY_STATE_SCHEDULED)
                .setLastFailure(Failure.newBuilder().setTimeoutFailureInfo(TimeoutFailureInfo.getDefaultInstance()))
                .build();
        assertThat(SilentWorker.of(waiting, HEARD.plusSeconds(40))).contains(new SilentWorker(new NodeId(1), HEARD));
    }

    @Test
    void theControlWorkerIsNoNodes() {
        assertThat(SilentWorker.of(running("root@ops").build(), HEARD.plusSeconds(60)))
                .isEmpty();
    }

    private static PendingActivityInfo.Builder running(String worker) {
        return PendingActivityInfo.newBuilder()
                .setState(PendingActivityState.PENDING_ACTIVITY_STATE_STARTED)
                .setLastWorkerIdentity(worker)
                .setLastHeartbeatTime(Timestamp.newBuilder().setSeconds(HEARD.getEpochSecond()));
    }
}
