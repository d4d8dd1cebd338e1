package io.cantianupgrade.contract;

import io.cantianupgrade.step.QuestionKind;
import java.time.Instant;

/**
 * An answer that was taken, for the record.
 *
 * @param question id of the question; empty when the answer was given ahead, so that nobody was asked
 * @param about the step that it decides about, by its title; empty when it is about the operation
 * @param by {@code user@host}, or {@link #ahead}
 * @param at when it was taken
 */
public record Decision(String question, QuestionKind kind, String about, String answer, String by, Instant at) {

    /** Who has given an answer ahead, in the cluster file or on the command line. */
    public static String ahead(String startedBy) {
        return startedBy + " ahead";
    }

    /** {@code taken by hand, confirmed by alice@host at 2026-01-01T02:14:07Z}, after what was done. */
    public String confirms(String done) {
        return "%s, confirmed by %s at %s".formatted(done, by, at);
    }
}
