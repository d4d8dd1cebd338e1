package io.cantianupgrade.run;

import io.temporal.activity.ActivityOptions;
import io.temporal.common.RetryOptions;
import java.time.Duration;

/** Options of activities that must be taken up at once, because somebody waits who wants to know why nothing happens. */
final class NodeQueues {

    /** A worker that polls takes work up within milliseconds; one that does not is reported within ten seconds. */
    static final Duration TAKEN_UP = Duration.ofSeconds(8);

    private static final Duration SILENCE = Duration.ofSeconds(20);
    private static final Duration GRACE = Duration.ofSeconds(10);

    private NodeQueues() {}

    /** @param limit of what the activity does; it says itself when that has passed */
    static ActivityOptions once(String queue, Duration limit) {
        return ActivityOptions.newBuilder()
                .setTaskQueue(queue)
                .setScheduleToStartTimeout(TAKEN_UP)
                .setStartToCloseTimeout(limit.plus(GRACE))
                .setHeartbeatTimeout(SILENCE)
                .setRetryOptions(RetryOptions.newBuilder().setMaximumAttempts(1).build())
                .build();
    }
}
