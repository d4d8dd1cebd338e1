package io.cantianupgrade.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaMethodCall;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.cantianupgrade.step.StepSpec;
import io.cantianupgrade.step.Steps;
import io.temporal.workflow.Workflow;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** No wait without a reason that status shows, and a deadline or a person who ends it. */
class WaitsTest {

    /** Where a workflow waits, and what status says meanwhile. A new wait does not pass before it stands here. */
    private static final Map<String, String> WAITS = new TreeMap<>(Map.of(
            "Operator.answered",
                    "the question: since when, until when and what then, or that it waits for the operator",
            "Operator.isAnsweredMeanwhile", "the question of another node, which is open then",
            "Rest.await", "who paused it, and how it goes on",
            "OperationRun.run", "nothing: the operation has ended, answers under way are let out"));

    @Test
    void everyWaitOfAWorkflowIsKnown() {
        JavaClasses classes = new ClassFileImporter()
                .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                .importPackages("io.cantianupgrade.run");
        Map<String, String> found = new TreeMap<>();
        classes.stream()
                .flatMap(type -> type.getMethodCallsFromSelf().stream())
                .filter(WaitsTest::waits)
                .forEach(call -> found.put(place(call), WAITS.getOrDefault(place(call), "nobody knows")));

        assertThat(found).isEqualTo(WAITS);
    }

    private static boolean waits(JavaMethodCall call) {
        return call.getTargetOwner().isEquivalentTo(Workflow.class)
                && call.getName().matches("await|sleep|newTimer");
    }

    private static String place(JavaMethodCall call) {
        return call.getOriginOwner().getSimpleName() + "." + call.getOrigin().getName();
    }

    static Stream<StepSpec> everyStep() {
        return Steps.all().stream();
    }

    @ParameterizedTest
    @MethodSource("everyStep")
    void everyStepHasALimitASignOfLifeAndAFirstThingToLookAt(StepSpec step) {
        assertThat(step.timing().limit()).isPositive().isLessThanOrEqualTo(Duration.ofHours(24));
        assertThat(step.timing().heartbeat())
                .isPositive()
                .isLessThan(step.timing().limit());
        assertThat(step.timing().expected())
                .isPositive()
                .isLessThan(step.timing().limit());
        assertThat(step.timing().tries()).isPositive();
        assertThat(step.done()).isNotBlank();
        assertThat(step.hint()).isNotBlank();
    }
}
