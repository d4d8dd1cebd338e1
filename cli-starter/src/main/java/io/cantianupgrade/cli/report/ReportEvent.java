package io.cantianupgrade.cli.report;

import io.cantianupgrade.model.Problem;
import java.time.Instant;

/**
 * Something that happened, as the history of the operation has it.
 *
 * @param where {@code node 1}, {@code array} or {@code cluster}
 * @param what in words
 * @param by who did it: an operator, or the identity of the worker
 * @param problem why it did not work; null otherwise
 */
public record ReportEvent(Instant at, String where, Kind kind, String what, String by, Problem problem) {

    /** What sort of thing happened. */
    public enum Kind {
        BEGAN,
        INSPECTED,
        PLANNED,
        STEP_BEGAN,
        STEP_ENDED,
        STEP_FAILED,
        ANSWERED,
        ENDED
    }
}
