package io.cantianupgrade.storage.devicemanager;

import java.time.Duration;
import java.util.List;

/**
 * How long everything is waited for. The defaults are those of section 6 of the REST reference.
 *
 * @param connect one TCP connection
 * @param login one login
 * @param call one answer
 * @param readPauses before each repetition of an unanswered look; their number is the number of repetitions
 * @param busyTries how often a request is sent at most that the array does not take because it is busy
 * @param busyFirst pause after the first such answer; doubles
 * @param busyLongest the pause doubles up to this
 * @param lookTries how often is looked for the effect of a change whose answer got lost
 * @param lookPause before each of those looks
 */
public record ArrayPatience(
        Duration connect,
        Duration login,
        Duration call,
        List<Duration> readPauses,
        int busyTries,
        Duration busyFirst,
        Duration busyLongest,
        int lookTries,
        Duration lookPause,
        RevertPatience revert) {

    public ArrayPatience {
        readPauses = List.copyOf(readPauses);
    }

    /** What a production array needs. */
    public static ArrayPatience standard() {
        return new ArrayPatience(
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                Duration.ofSeconds(60),
                List.of(Duration.ofSeconds(1), Duration.ofSeconds(3), Duration.ofSeconds(9)),
                10,
                Duration.ofSeconds(5),
                Duration.ofSeconds(30),
                10,
                Duration.ofSeconds(5),
                RevertPatience.standard());
    }

    /**
     * How long a revert is waited for.
     *
     * @param firstPauses between looks during the first minute, at most: a revert that ends soon is seen soon
     * @param laterPauses between looks from then on
     * @param startGrace how long a revert may be without any sign of life before it counts as not confirmed
     * @param ceiling the longest wait for the end of a revert
     */
    public record RevertPatience(Duration firstPauses, Duration laterPauses, Duration startGrace, Duration ceiling) {

        static final Duration FIRST = Duration.ofMinutes(1);
        private static final Duration SHORTEST = Duration.ofMillis(100);

        static RevertPatience standard() {
            return new RevertPatience(
                    Duration.ofSeconds(5), Duration.ofSeconds(20), Duration.ofSeconds(60), Duration.ofHours(24));
        }

        Duration pauseAfter(Duration elapsed) {
            if (elapsed.compareTo(FIRST) >= 0) {
                return laterPauses;
            }
            return shorter(firstPauses, elapsed.compareTo(SHORTEST) < 0 ? SHORTEST : elapsed);
        }

        private static Duration shorter(Duration one, Duration other) {
            return one.compareTo(other) < 0 ? one : other;
        }
    }
}
