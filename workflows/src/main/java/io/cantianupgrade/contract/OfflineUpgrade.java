package io.cantianupgrade.contract;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Upgrades a cluster while it is down, and stays open until the verdict. */
@WorkflowInterface
public interface OfflineUpgrade extends ClusterOperation {

    @WorkflowMethod(name = "OfflineUpgrade")
    OperationStatus run(OperationRequest request);
}
