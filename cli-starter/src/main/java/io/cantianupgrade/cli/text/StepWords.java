package io.cantianupgrade.cli.text;

import io.cantianupgrade.contract.StepStatus;
import io.cantianupgrade.step.Scope;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.StepSpec;
import io.cantianupgrade.step.Steps;
import java.time.Duration;

/** How steps are called on a screen. */
public final class StepWords {
    private StepWords() {}

    /** {@code Stop Cantian on node 1}, as in the plan and in the Web UI. */
    public static String title(StepStatus step) {
        StepSpec spec = Steps.of(step.id());
        return spec.scope() == Scope.STORAGE || step.node() == null
                ? spec.title()
                : spec.title() + " on " + step.node();
    }

    /** {@code node 1}, {@code array} or {@code cluster}. */
    public static String lane(StepStatus step) {
        if (Steps.of(step.id()).scope() == Scope.STORAGE) {
            return "array";
        }
        return step.node() == null ? "cluster" : step.node().toString();
    }

    public static Duration expected(StepStatus step) {
        return step.expectedSeconds() == null
                ? Steps.of(step.id()).timing().expected()
                : Duration.ofSeconds(step.expectedSeconds());
    }

    /** One word where room is scarce. */
    public static String brief(StepId id) {
        return Steps.of(id).brief();
    }
}
