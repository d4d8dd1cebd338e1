package io.cantianupgrade.cli.operation;

import static io.cantianupgrade.cli.language.Translation.tr;

import java.util.Optional;

/**
 * What Temporal knows of a step that runs now.
 *
 * @param where the node, or the step's word when the node is not known
 * @param attempt of the activity, from 1
 * @param lastLine of the log on the node, as the last heartbeat brought it
 * @param lastFailure why the attempt before failed
 * @param silent the worker of the node that runs it, when nothing was heard from it for longer than it may be silent
 */
public record RunningStep(
        String where,
        int attempt,
        int attempts,
        Optional<String> lastLine,
        Optional<String> lastFailure,
        Optional<SilentWorker> silent) {
    /** One line for the screen; empty when there is nothing to say yet. */
    public Optional<String> line() {
        if (lastFailure.isPresent()) {
            return Optional.of(tr("%s | attempt %d of %d; before: %s", where, attempt, attempts, lastFailure.get()));
        }
        return lastLine.map(line -> where + " | " + line);
    }
}
