package io.cantianupgrade.contract;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Rolls back an upgrade that is no longer open as a workflow: one that was left, or begun by hand. */
@WorkflowInterface
public interface OfflineRollback extends ClusterOperation {

    @WorkflowMethod(name = "OfflineRollback")
    OperationStatus run(OperationRequest request);
}
