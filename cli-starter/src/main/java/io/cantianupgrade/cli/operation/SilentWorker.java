package io.cantianupgrade.cli.operation;

import com.google.protobuf.Timestamp;
import io.cantianupgrade.contract.TaskQueues;
import io.cantianupgrade.model.NodeId;
import io.temporal.api.enums.v1.PendingActivityState;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * A node's worker that has begun with a step and is silent since: it says something every five seconds.
 *
 * @param since when it was heard last
 */
public record SilentWorker(NodeId node, Instant since) {

    private static final Duration SILENCE = Duration.ofSeconds(8);

    static Optional<SilentWorker> of(PendingActivityInfo activity, Instant now) {
        if (!mayBeSilent(activity)) {
            return Optional.empty();
        }
        Timestamp last =
                activity.hasLastHeartbeatTime() ? activity.getLastHeartbeatTime() : activity.getLastStartedTime();
        Instant heard = Instant.ofEpochSecond(last.getSeconds(), last.getNanos());
        return TaskQueues.nodeOf(activity.getLastWorkerIdentity())
                .filter(node -> heard.plus(SILENCE).isBefore(now))
                .map(node -> new SilentWorker(node, heard));
    }

    /** One that has begun, or one whose last attempt ended in silence and that nobody has taken up since. */
    private static boolean mayBeSilent(PendingActivityInfo activity) {
        boolean known = activity.hasLastHeartbeatTime() || activity.hasLastStartedTime();
        return known
                && (activity.getState() == PendingActivityState.PENDING_ACTIVITY_STATE_STARTED
                        || activity.getLastFailure().hasTimeoutFailureInfo());
    }
}
