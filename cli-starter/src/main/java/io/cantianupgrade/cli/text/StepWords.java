package io.cantianupgrade.cli.text;

import static io.cantianupgrade.cli.language.Translation.read;
import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.contract.StepStatus;
import io.cantianupgrade.step.Scope;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.Steps;
import java.time.Duration;

/** How steps are called on a screen. */
public final class StepWords {
    private StepWords() {}

    /** {@code Stop Cantian on node 1}, as in the plan and in the Web UI. */
    public static String title(StepStatus step) {
        String title = Steps.of(step.id()).title();
        return isOfNode(step) ? tr("%s on %s", title, step.node()) : read(title);
    }

    /** The same as questions name it, whatever the reader's language. */
    static String english(StepStatus step) {
        String title = Steps.of(step.id()).title();
        return isOfNode(step) ? title + " on " + step.node() : title;
    }

    private static boolean isOfNode(StepStatus step) {
        return Steps.of(step.id()).scope() != Scope.STORAGE && step.node() != null;
    }

    /** {@code node 1}, {@code array} or {@code cluster}, whatever the language: a name to sort by. */
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
        return read(Steps.of(id).brief());
    }
}
