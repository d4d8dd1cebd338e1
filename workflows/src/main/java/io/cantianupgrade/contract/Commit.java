package io.cantianupgrade.contract;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Commits an upgrade that is no longer open as a workflow: one that was left, or done by hand. */
@WorkflowInterface
public interface Commit extends ClusterOperation {

    @WorkflowMethod(name = "Commit")
    OperationStatus run(OperationRequest request);
}
