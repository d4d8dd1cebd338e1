package io.cantianupgrade.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The catalogue is whole: every step is declared, and every declaration says what others read off it. */
class StepsTest {

    /** The server refuses a longer summary; the target comes on top of the title. */
    private static final int LONGEST_TITLE = 60;

    @ParameterizedTest
    @EnumSource(StepId.class)
    void everyStepIsDeclaredOnce(StepId id) {
        assertThat(Steps.all()).filteredOn(spec -> spec.id() == id).hasSize(1);
    }

    @Test
    void everyDeclarationIsComplete() {
        assertThat(Steps.all()).allSatisfy(spec -> {
            assertThat(spec.title()).isNotBlank().hasSizeLessThan(LONGEST_TITLE).doesNotEndWith(".");
            assertThat(spec.guide()).isNotBlank();
            assertThat(spec.done()).isNotBlank();
            assertThat(spec.hint()).isNotBlank().containsPattern("[.?]$");
            assertThat(spec.timing().expected()).isLessThan(spec.timing().limit());
            assertThat(spec.timing().heartbeat()).isLessThanOrEqualTo(Duration.ofMinutes(1));
            assertThat(spec.timing().tries()).isPositive();
        });
    }
}
