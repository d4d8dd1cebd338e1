package io.cantianupgrade.cli.operation;

import io.cantianupgrade.cli.Console;
import io.cantianupgrade.cli.text.ChangeLines;
import io.cantianupgrade.cli.text.Countdown;
import io.cantianupgrade.cli.text.EndScreen;
import io.cantianupgrade.cli.text.QuestionScreen;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Question;
import java.util.List;
import java.util.Optional;

/** One line for each change, for logs and pipes. */
public final class LineProgress implements Progress {
    private final Console console;
    private final boolean joins;
    private Optional<OperationStatus> before = Optional.empty();
    private String said = "";
    private final Countdown countdown = new Countdown();

    /** @param joins whether it begins in the middle: then what happened before is not told again */
    public LineProgress(Console console, boolean joins) {
        this.console = console;
        this.joins = joins;
    }

    @Override
    public void show(OperationStatus status, List<RunningStep> running, Optional<String> notice) {
        notice.ifPresent(this::starting);
        console.say(changes(status));
    }

    /** What is new since the last call. */
    List<String> changes(OperationStatus status) {
        if (before.equals(Optional.of(status))) {
            return List.of();
        }
        List<String> lines = joins && before.isEmpty()
                ? ChangeLines.joined(status, console.moment())
                : ChangeLines.between(before, status, console.moment());
        before = Optional.of(status);
        return lines;
    }

    @Override
    public void starting(String notice) {
        if (!said.equals(notice)) {
            said = notice;
            console.note(notice);
        }
    }

    @Override
    public void ask(OperationStatus status, Question question) {
        console.say(changes(status));
        console.say("");
        console.say(QuestionScreen.lines(status, question, console.moment()));
    }

    @Override
    public void waits(Question question) {
        countdown(question).ifPresent(console::say);
    }

    /** How long there is to answer, now and then. */
    Optional<String> countdown(Question question) {
        return countdown.line(question, console.moment());
    }

    @Override
    public void prompt(Question question) {}

    @Override
    public void refused(String reason) {
        console.note(reason);
    }

    @Override
    public void end(OperationStatus status) {
        console.say(changes(status));
        console.say("");
        if (status.state().ended()) {
            console.say(EndScreen.lines(status, console.moment()));
        }
        status.questions().forEach(question -> console.say(QuestionScreen.lines(status, question, console.moment())));
    }
}
