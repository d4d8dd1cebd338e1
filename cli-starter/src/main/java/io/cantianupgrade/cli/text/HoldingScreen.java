package io.cantianupgrade.cli.text;

import static io.cantianupgrade.cli.language.Translation.read;
import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.contract.StepStatus;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.step.QuestionKind;
import io.cantianupgrade.step.Steps;
import java.util.ArrayList;
import java.util.List;

/** A step that could not go on: what was expected, what was found, what to do. */
final class HoldingScreen {
    private HoldingScreen() {}

    static List<String> lines(OperationStatus status, Question question, StepStatus step, Moment moment) {
        List<String> lines = new ArrayList<>();
        lines.add(Wrap.apart(tr("%s  HOLDING  %s", status.cluster(), StepWords.title(step)), Header.wayBack(status)));
        String attempts = tr(", after %d attempt%s", step.attempts(), step.attempts() == 1 ? "" : "s");
        lines.addAll(QuestionScreen.since(question, attempts, moment));
        lines.addAll(problem(step.problem(), "  "));
        lines.addAll(
                Wrap.after(Wrap.label("  ", "hint"), read(Steps.of(step.id()).hint())));
        if (question.kind() != QuestionKind.STEP_FAILED) {
            lines.addAll(Wrap.after(Wrap.label("  ", "asks"), read(asked(question, step))));
        }
        lines.add("  " + tr("then"));
        lines.addAll(AnswerWords.commands(status, question, "    "));
        return lines;
    }

    /** What is asked, without the problem, which stands above it already. */
    private static String asked(Question question, StepStatus step) {
        String problem =
                "%s: %s. ".formatted(StepWords.english(step), step.problem().summary());
        return question.text().startsWith(problem) ? question.text().substring(problem.length()) : question.text();
    }

    /** A problem with its evidence, the end of the log and its remedy. */
    static List<String> problem(Problem problem, String indent) {
        List<String> lines = new ArrayList<>();
        lines.add(indent + problem.code());
        lines.addAll(Wrap.after(Wrap.label(indent, "what"), tr("%s: %s", problem.where(), problem.summary())));
        problem.evidence().forEach(line -> lines.addAll(Wrap.after(Wrap.label(indent, "saw"), read(line))));
        problem.log().forEach(line -> lines.addAll(Wrap.after(Wrap.label(indent, "log"), line)));
        lines.addAll(Wrap.after(Wrap.label(indent, "do"), read(problem.remedy())));
        return lines;
    }
}
