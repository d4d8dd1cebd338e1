package io.cantianupgrade.cli.operation;

import java.time.Instant;

/**
 * An operation as Temporal lists it.
 *
 * @param id of the operation; also names its jobs and snapshots
 * @param runId of its workflow
 * @param operation word for what it does, such as {@code OFFLINE_UPGRADE}; null when Temporal does not know it
 * @param state in which it is or ended; when somebody has ended it in Temporal, how: {@code TERMINATED}
 * @param source null when it was refused before that was known; target likewise
 * @param endedAt null while it is open
 */
public record PastOperation(
        String cluster,
        String id,
        String runId,
        String operation,
        String state,
        String source,
        String target,
        Instant startedAt,
        Instant endedAt) {}
