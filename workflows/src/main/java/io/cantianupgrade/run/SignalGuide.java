package io.cantianupgrade.run;

import io.cantianupgrade.contract.OperationState;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Pause;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.step.QuestionKind;
import io.cantianupgrade.step.StepState;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What an operator can send from the Web UI now, ready to be pasted. */
final class SignalGuide {

    private static final String BY = "`{\"by\":\"your name\"}`";

    private SignalGuide() {}

    static String of(OperationStatus status) {
        return status.questions().stream()
                        .map(question -> question(question, wording(question, status)))
                        .collect(Collectors.joining())
                + rest(status);
    }

    /** Why a step holds is said above already, with its evidence. */
    private static String wording(Question question, OperationStatus status) {
        return status.steps().stream()
                .filter(step -> question.kind() == QuestionKind.STEP_FAILED && step.state() == StepState.HOLDING)
                .flatMap(step -> Stream.ofNullable(step.problem()).map(Problem::summary))
                .map(summary -> question.text().indexOf(": " + summary))
                .filter(at -> at > 0)
                .map(at -> question.text().substring(0, at) + ". What now?")
                .findFirst()
                .orElse(question.text());
    }

    private static String question(Question question, String wording) {
        String deadline = question.until() == null
                ? "waits for as long as it takes"
                : "until %s; then: %s".formatted(Markdown.clock(question.until()), Markdown.text(question.then()));
        String form = question.form() == null
                ? ""
                : "As the answer: " + Markdown.text(question.form()) + ", or another of these words.\n\n";
        return "**%s: %s** (since %s; %s)%n%nUnder More Actions, send an update `answer`, which says at once whether it was taken, or a signal `answer`, with one of these lines:%n%n```%n%s```%n%n%s"
                .formatted(
                        question.id(),
                        Markdown.text(wording),
                        Markdown.clock(question.since()),
                        deadline,
                        answers(question)
                                .map(answer -> "{\"question\":\"%s\",\"answer\":\"%s\",\"by\":\"your name\"}%n"
                                        .formatted(question.id(), answer))
                                .collect(Collectors.joining()),
                        form);
    }

    /** The form first: the words that come with it are for those who would rather not go on. */
    private static Stream<String> answers(Question question) {
        return Stream.concat(question.kind().example().stream(), question.answers().stream());
    }

    private static String rest(OperationStatus status) {
        Pause pause = status.pause();
        if (status.state().ended()) {
            return "";
        }
        if (status.state() == OperationState.PAUSED) {
            return "%s lets it rest, and nothing happens. The update or signal `resume` with %s lets it go on.%n%n"
                    .formatted(Markdown.text(pause.by()), BY);
        }
        if (pause != null) {
            return "%s wants it to rest, since %s. It does at the next safe boundary, where no node is down; the update or signal `resume` with %s takes that back.%n%n"
                    .formatted(Markdown.text(pause.by()), Markdown.clock(pause.since()), BY);
        }
        return status.state() == OperationState.RUNNING
                ? "The update or signal `pause` with %s lets it rest at the next safe boundary.%n%n".formatted(BY)
                : "";
    }
}
