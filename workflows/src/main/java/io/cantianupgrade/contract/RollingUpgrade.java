package io.cantianupgrade.contract;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** The whole rolling upgrade of one cluster, the verdict included. */
@WorkflowInterface
public interface RollingUpgrade extends ClusterOperation {

    @WorkflowMethod(name = "RollingUpgrade")
    OperationStatus run(OperationRequest request);
}
