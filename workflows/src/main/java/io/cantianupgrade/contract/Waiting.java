package io.cantianupgrade.contract;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.cantianupgrade.model.NodeId;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * What an operation waits for.
 *
 * @param what in words: a step that runs, or the operator
 * @param until when the wait ends by itself; null when it waits for the operator without a deadline
 * @param then what happens when {@code until} comes
 */
public record Waiting(@JsonProperty("for") String what, Instant since, Instant until, String then) {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'").withZone(ZoneOffset.UTC);

    /** A step that cannot go on, because the node's worker does not poll. */
    public static Waiting forWorkerOf(NodeId node, Instant since, Instant until) {
        return new Waiting(
                "a worker of %s (none polls since %s)".formatted(node, CLOCK.format(since)),
                since,
                until,
                "the step holds and asks the operator; it goes on by itself when the worker polls again");
    }
}
