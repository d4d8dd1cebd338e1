package io.cantianupgrade.step;

import java.time.Duration;

/**
 * How long a step may take.
 *
 * @param expected what an operator should reckon with
 * @param limit of one attempt; then the step holds
 * @param heartbeat a worker that is silent for so long is taken for dead, and another attempt joins what runs on the node
 * @param tries attempts before the step holds; only problems that pass by themselves are tried again
 */
public record Timing(Duration expected, Duration limit, Duration heartbeat, int tries) {

    /** When the last attempt has run out, waiting between the attempts not counted. */
    public Duration limitOfAllTries() {
        return limit.multipliedBy(tries);
    }
}
