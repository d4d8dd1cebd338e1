package io.cantianupgrade.cantian;

import java.time.Duration;

/**
 * How far the clock of a node is ahead of this host's; negative when it is behind. The time on the way makes it a range.
 *
 * @param atLeast as if the answer had taken no time to come back
 * @param atMost as if the question had taken no time to get there
 */
public record ClockReading(Duration atLeast, Duration atMost) {

    /** How far this clock is ahead of the other one without doubt; zero or less when the ranges meet. */
    public Duration aheadOf(ClockReading other) {
        return atLeast.minus(other.atMost);
    }
}
