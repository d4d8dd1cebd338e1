package io.cantianupgrade.cli.text;

import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.contract.StepStatus;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.step.Steps;
import java.util.ArrayList;
import java.util.List;

/** A step that could not go on: what was expected, what was found, what to do. */
final class HoldingScreen {
    private HoldingScreen() {}

    static List<String> lines(OperationStatus status, Question question, StepStatus step, Moment moment) {
        List<String> lines = new ArrayList<>();
        lines.add(Wrap.apart(
                "%s  HOLDING  %s".formatted(status.cluster(), StepWords.title(step)), Header.wayBack(status)));
        lines.add("  since %s (%s), after %d attempt%s%s"
                .formatted(
                        moment.clock(question.since()),
                        moment.since(question.since()),
                        step.attempts(),
                        step.attempts() == 1 ? "" : "s",
                        QuestionScreen.deadline(question, moment)));
        lines.addAll(problem(step.problem(), "  "));
        lines.addAll(Wrap.after("  hint  ", Steps.of(step.id()).hint()));
        lines.add("  then");
        lines.addAll(AnswerWords.commands(status, question, "    "));
        return lines;
    }

    /** A problem with its evidence and its remedy. */
    static List<String> problem(Problem problem, String indent) {
        List<String> lines = new ArrayList<>();
        lines.add(indent + problem.code());
        lines.addAll(Wrap.after(indent + "what  ", problem.where() + ": " + problem.summary()));
        problem.evidence().forEach(line -> lines.addAll(Wrap.after(indent + "saw   ", line)));
        lines.addAll(Wrap.after(indent + "do    ", problem.remedy()));
        return lines;
    }
}
