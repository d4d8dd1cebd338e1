package io.cantianupgrade.cli.operation;

import io.cantianupgrade.contract.OperationStatus;
import java.time.Instant;
import java.util.List;

/**
 * What Temporal itself knows of an operation, without asking its worker.
 *
 * @param closedAs word for how it was closed; empty while it is open
 * @param historyLength grows with everything that happens
 * @param running the steps that run now
 */
public record Sighting(
        String runId, String closedAs, long historyLength, Instant startedAt, List<RunningStep> running) {
    /** Started, and the first task taken up. A workflow that nobody has taken up has two events. */
    private static final long EVENTS_BEFORE_A_WORKER = 2;

    public boolean open() {
        return closedAs.isEmpty();
    }

    /** The running steps, each with the node that {@code status} says. */
    public List<RunningStep> placed(OperationStatus status) {
        return PendingSteps.placed(running, status);
    }

    /** The status, with what a running step says that it waits for. */
    public OperationStatus waiting(OperationStatus status) {
        return PendingSteps.waiting(silent(status), running);
    }

    /** The status; when the worker of a node is silent, that is what it waits for. */
    public OperationStatus silent(OperationStatus status) {
        return PendingSteps.silent(status, running);
    }

    /** Whether it has come to its own end; otherwise somebody has ended it in Temporal. */
    public boolean completed() {
        return closedAs.equals("COMPLETED");
    }

    public boolean takenUp() {
        return historyLength == 0 || historyLength > EVENTS_BEFORE_A_WORKER;
    }
}
