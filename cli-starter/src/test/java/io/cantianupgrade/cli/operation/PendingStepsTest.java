package io.cantianupgrade.cli.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.temporal.api.common.v1.ActivityType;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.failure.v1.ServerFailureInfo;
import io.temporal.api.workflow.v1.PendingActivityInfo;
import io.temporal.common.converter.DefaultDataConverter;
import java.util.List;
import org.junit.jupiter.api.Test;

class PendingStepsTest {
    private static final Failure OURS =
            Failure.newBuilder().setMessage("node 0: rpm failed").build();

    @Test
    void aFailureThatIsTooLongForTemporalStillSaysWhatFailed() {
        assertThat(lastFailure(Failure.newBuilder()
                        .setMessage("Failure exceeds size limit.")
                        .setServerFailureInfo(ServerFailureInfo.getDefaultInstance())
                        .setCause(OURS)
                        .build()))
                .isEqualTo("node 0: rpm failed");
    }

    @Test
    void aFailureThatIsNotSaysItItself() {
        assertThat(lastFailure(OURS)).isEqualTo("node 0: rpm failed");
    }

    private static String lastFailure(Failure failure) {
        PendingActivityInfo activity = PendingActivityInfo.newBuilder()
                .setActivityType(ActivityType.newBuilder().setName("replace-binaries"))
                .setAttempt(2)
                .setLastFailure(failure)
                .build();
        return new PendingSteps(DefaultDataConverter.newDefaultInstance())
                .read(List.of(activity))
                .get(0)
                .lastFailure()
                .orElseThrow();
    }
}
