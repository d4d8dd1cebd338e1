package io.cantianupgrade.contract;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.plan.ExpectedTimes;
import java.time.Instant;
import java.util.Optional;

/**
 * Starts an operation.
 *
 * @param approvedPlan id of the plan that the operator has seen; when the facts give another plan, the operation is refused
 * @param startedBy {@code user@host}, for the record
 * @param until end of the maintenance window: no node is stopped that may not be back by then without a question; null without
 *     a window
 * @param times that steps took in past operations on this cluster; null as declared
 */
public record OperationRequest(
        ClusterSpec cluster, Optional<String> approvedPlan, String startedBy, Instant until, ExpectedTimes times) {}
