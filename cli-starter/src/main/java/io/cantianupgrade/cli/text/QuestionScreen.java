package io.cantianupgrade.cli.text;

import static io.cantianupgrade.cli.language.Translation.read;
import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.contract.StepStatus;
import io.cantianupgrade.step.StepState;
import java.util.ArrayList;
import java.util.List;

/** One open question: what is asked, why, and what to type. */
public final class QuestionScreen {
    private QuestionScreen() {}

    public static List<String> lines(OperationStatus status, Question question, Moment moment) {
        return switch (question.kind()) {
            case STEP_FAILED,
                    MANUAL_SNAPSHOTS,
                    MANUAL_REVERT,
                    MANUAL_DELETION,
                    LOGICREP_LIBRARIES,
                    BACKUP_CHOICE,
                    BACKUP_INPUTS -> failedStep(status, question, moment);
            case VERDICT -> EndScreen.prepared(status, question, moment);
            case BUSINESS_STOPPED, SYSTEM_TABLES, WINDOW_TOO_SHORT -> asks(status, question, moment);
        };
    }

    private static List<String> asks(OperationStatus status, Question question, Moment moment) {
        List<String> lines = new ArrayList<>();
        lines.add(Wrap.apart(tr("%s  ASKING", status.cluster()), Header.wayBack(status)));
        lines.addAll(Wrap.after("  ", moment.local(read(question.text()))));
        lines.addAll(since(question, "", moment));
        lines.add("");
        lines.addAll(AnswerWords.commands(status, question, "    "));
        return lines;
    }

    private static List<String> failedStep(OperationStatus status, Question question, Moment moment) {
        return status.steps().stream()
                .filter(step -> step.state() == StepState.HOLDING && isAbout(question, step))
                .findFirst()
                .map(step -> HoldingScreen.lines(status, question, step, moment))
                .orElseGet(() -> asks(status, question, moment));
    }

    private static boolean isAbout(Question question, StepStatus step) {
        return question.text().startsWith(StepWords.english(step) + ":");
    }

    /**
     * Since when it is asked, and until when.
     *
     * @param more what else is to be said of the time so far
     */
    static List<String> since(Question question, String more, Moment moment) {
        String since = tr("  since %s (%s)%s", moment.clock(question.since()), moment.since(question.since()), more);
        if (question.until() == null) {
            return List.of(tr("%s, no deadline: it waits for you", since));
        }
        List<String> lines = new ArrayList<>(List.of(since));
        lines.addAll(Wrap.after(
                Wrap.label("  ", "until"),
                tr(
                        "%s, in %s: then %s unless you answer",
                        moment.clock(question.until()), moment.until(question.until()), question.then())));
        return lines;
    }
}
