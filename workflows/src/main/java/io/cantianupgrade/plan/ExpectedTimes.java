package io.cantianupgrade.plan;

import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.Steps;
import java.time.Duration;
import java.util.Map;

/**
 * How long steps are expected to take: as long as in past operations on this cluster, and as declared where there are none.
 *
 * @param seconds that a step took in past operations; steps that nobody has seen are missing
 */
public record ExpectedTimes(Map<StepId, Long> seconds) {

    /** As declared. */
    public static final ExpectedTimes DECLARED = new ExpectedTimes(Map.of());

    public ExpectedTimes {
        seconds = seconds == null ? Map.of() : Map.copyOf(seconds);
    }

    public Duration of(StepId step) {
        Long took = seconds.get(step);
        return took == null ? Steps.of(step).timing().expected() : Duration.ofSeconds(took);
    }
}
