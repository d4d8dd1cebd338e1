package io.cantianupgrade.contract;

import io.cantianupgrade.cluster.ClusterSpec;
import java.util.Optional;

/**
 * Starts an operation.
 *
 * @param approvedPlan id of the plan that the operator has seen; when the facts give another plan, the operation is refused
 * @param startedBy {@code user@host}, for the record
 */
public record OperationRequest(ClusterSpec cluster, Optional<String> approvedPlan, String startedBy) {}
