package io.cantianupgrade.docs;

import io.cantianupgrade.cantian.Symptoms;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.step.StepSpec;
import io.cantianupgrade.step.Steps;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/problems.md}: every problem, what it means and what follows. */
class ProblemsPageTest {

    private static final String OPENING = """
            # Problems

            Written by `ProblemsPageTest` from
            [ProblemCode](../workflows/src/main/java/io/cantianupgrade/model/ProblemCode.java). The codes are stable: scripts and
            runbooks may use them. A problem on the screen also says where, what was expected, what was found, and what to do.

            What follows a problem depends on when it happens.

            - **While the operation is planned**, each of them refuses the operation. Nothing has been changed, and nothing is.
            - **In a step**, as the code says below. A step that holds waits for `retry`, `leave` or, where the step allows it, `skip`.
              It waits without a deadline, and nothing behind it starts.

            Many problems are recognised by a line of the release's own logs: of the script that failed on the node, and of the
            module that the script names. `…` stands for any text. What to do is what the problem says on the screen.
            """;

    @Test
    void theProblemsPageIsWhatTheCodesSay() {
        StringBuilder page = new StringBuilder(OPENING);
        for (ProblemCode code : ProblemCode.values()) {
            page.append("\n## %s\n\n%s\n\n%s\n".formatted(code, code.meaning(), follows(code)));
            List<StepSpec> steps = stepsWithoutEffect(code);
            if (code != ProblemCode.NO_EFFECT && !steps.isEmpty()) {
                page.append("\n")
                        .append(steps.stream().map(ProblemsPageTest::hint).collect(Collectors.joining()));
            }
            page.append(symptoms(code));
        }
        Pages.mustSay("docs/problems.md", page.toString());
    }

    private static String follows(ProblemCode code) {
        return switch (code.disposition()) {
            case RETRY -> "In a step: tried again by itself; when the tries of the step are used up, the step holds.";
            case ASK_OPERATOR -> "In a step: it holds at once.";
            case REFUSE -> "Found while planning. A step that meets it all the same holds at once.";
        };
    }

    private static String symptoms(ProblemCode code) {
        String rows = Symptoms.all().stream()
                .filter(symptom -> symptom.code() == code)
                .map(symptom -> "| `%s` | %s |\n".formatted(cell(symptom.shows()), cell(symptom.remedy())))
                .collect(Collectors.joining());
        return rows.isEmpty() ? "" : "\n| the log says | what to do |\n| --- | --- |\n" + rows;
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replace("*", "\\*");
    }

    private static List<StepSpec> stepsWithoutEffect(ProblemCode code) {
        return Steps.all().stream().filter(step -> step.noEffect() == code).toList();
    }

    private static String hint(StepSpec step) {
        return "- [%1$s](guide-map.md#%1$s): %2$s\n".formatted(step.id(), step.hint());
    }
}
