package io.cantianupgrade.contract;

import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.NodeId;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import java.time.Instant;
import java.util.Optional;

/** What the Temporal service knows of the workers of nodes. */
@ActivityInterface
public interface WorkerPresence {

    /**
     * When a worker of the node asked for work last, to about a minute: an idle one asks once a minute. Empty when none did for five
     * minutes, and when the service does not tell.
     */
    @ActivityMethod(name = "last-poll")
    Optional<Instant> lastPoll(ClusterId cluster, NodeId node);
}
