package io.cantianupgrade.contract;

import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.step.WayBack;
import java.time.Instant;
import java.util.List;

/**
 * Where an operation is: the one object that status, end of an operation, report and exit code come from.
 *
 * @param planId null until there is a plan; source and target likewise
 * @param endedAt null while it is open
 * @param etaSeconds seconds that the remaining steps are expected to take, without the operator's time; null when it ended
 * @param waiting what it waits for now; null when it ended
 * @param refusals why it was refused; empty otherwise
 * @param decisions every answer that was taken, oldest first
 * @param pause who wants it to rest, also before it does; null otherwise
 */
public record OperationStatus(
        ClusterId cluster,
        Operation operation,
        String operationId,
        String planId,
        OperationState state,
        Version source,
        Version target,
        WayBack wayBack,
        Instant startedAt,
        Instant endedAt,
        Long etaSeconds,
        Waiting waiting,
        List<Question> questions,
        List<NodeStatus> nodes,
        List<StepStatus> steps,
        List<Problem> refusals,
        List<Decision> decisions,
        Pause pause) {

    public OperationStatus {
        questions = List.copyOf(questions);
        nodes = List.copyOf(nodes);
        steps = List.copyOf(steps);
        refusals = List.copyOf(refusals);
        decisions = decisions == null ? List.of() : List.copyOf(decisions); // Older results have none.
    }

    /** The same, waiting for something that only the running step itself knows. */
    public OperationStatus waitingFor(String what) {
        return waitingFor(new Waiting(what, waiting.since(), waiting.until(), waiting.then()));
    }

    /** The same, waiting for something that the operation itself does not know of yet. */
    public OperationStatus waitingFor(Waiting other) {
        return new OperationStatus(
                cluster,
                operation,
                operationId,
                planId,
                state,
                source,
                target,
                wayBack,
                startedAt,
                endedAt,
                etaSeconds,
                other,
                questions,
                nodes,
                steps,
                refusals,
                decisions,
                pause);
    }
}
