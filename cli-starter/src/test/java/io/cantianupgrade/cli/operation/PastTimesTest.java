package io.cantianupgrade.cli.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.cli.text.Examples;
import io.cantianupgrade.plan.ExpectedTimes;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.Steps;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a step took before is what it should take. */
class PastTimesTest {

    @Test
    void takesTheMedianOfWhatWasDoneAtTheFirstAttempt() {
        ExpectedTimes times = PastTimes.median(List.of(Examples.committed(), Examples.committed()));

        assertThat(times.of(StepId.STOP)).isEqualTo(Duration.ofSeconds(12));
        assertThat(times.of(StepId.ROLLBACK_NODE))
                .as("nobody has seen it, so as declared")
                .isEqualTo(Steps.of(StepId.ROLLBACK_NODE).timing().expected());
    }

    @Test
    void withoutAPastEverythingIsAsDeclared() {
        assertThat(PastTimes.median(List.of())).isEqualTo(ExpectedTimes.DECLARED);
    }
}
