package io.cantianupgrade.cli.operation;

import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Question;
import java.util.List;
import java.util.Optional;

/** Shows an operation while it is followed. */
public interface Progress {
    /** Called several times a second, whether or not something has changed. */
    void show(OperationStatus status, List<RunningStep> running, Optional<String> notice);

    /** Nothing can be shown yet, for the reason given. */
    void starting(String notice);

    /** Shows a question that is open. */
    void ask(OperationStatus status, Question question);

    /** Called several times a second while a question is open that was shown. */
    void waits(Question question);

    /** The question just shown can be answered right here. */
    void prompt(Question question);

    /** An answer that was typed was not taken. */
    void refused(String reason);

    /** The last status; nothing is shown after it. */
    void end(OperationStatus status);
}
