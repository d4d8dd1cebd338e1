package io.cantianupgrade.contract;

import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.StepState;
import java.time.Instant;
import java.util.List;

/**
 * One step of the plan and what became of it.
 *
 * @param node null for steps of the cluster
 * @param attempts made so far
 * @param problem why it holds; null otherwise
 * @param expectedSeconds that it should take, as told when the operation was started; null in reports of older operations
 */
public record StepStatus(
        StepId id,
        NodeId node,
        StepState state,
        int attempts,
        Instant startedAt,
        Instant endedAt,
        List<String> evidence,
        Problem problem,
        Long expectedSeconds) {

    public StepStatus {
        evidence = List.copyOf(evidence);
    }
}
