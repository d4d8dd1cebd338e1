package io.cantianupgrade.cli.operation;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.cantianupgrade.cli.Console;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Payloads;
import io.cantianupgrade.contract.Question;
import java.util.List;
import java.util.Optional;

/** One JSON object a line for each change; the last line is the last status. */
public final class JsonProgress implements Progress {
    private final Console console;
    private Optional<OperationStatus> printed = Optional.empty();

    public JsonProgress(Console console) {
        this.console = console;
    }

    /** Any value as one line of JSON. */
    public static String line(Object value) {
        try {
            return Payloads.mapper().writeValueAsString(value);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("a value of ours is no JSON", impossible);
        }
    }

    @Override
    public void show(OperationStatus status, List<RunningStep> running, Optional<String> notice) {
        if (!printed.equals(Optional.of(status))) {
            printed = Optional.of(status);
            console.out().println(line(status));
            console.out().flush();
        }
    }

    @Override
    public void starting(String notice) {}

    @Override
    public void ask(OperationStatus status, Question question) {
        show(status, List.of(), Optional.empty());
    }

    @Override
    public void waits(Question question) {}

    @Override
    public void prompt(Question question) {}

    @Override
    public void refused(String reason) {
        console.note(reason);
    }

    @Override
    public void end(OperationStatus status) {
        show(status, List.of(), Optional.empty());
    }
}
