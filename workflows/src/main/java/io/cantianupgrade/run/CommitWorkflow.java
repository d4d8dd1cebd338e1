package io.cantianupgrade.run;

import io.cantianupgrade.contract.Commit;
import io.cantianupgrade.contract.OperationRequest;
import io.cantianupgrade.contract.OperationState;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.PlanningActivities;
import io.cantianupgrade.model.Operation;
import io.temporal.workflow.WorkflowInit;

/** The commit of an upgrade that is not open as a workflow. Starting it is the verdict. */
public final class CommitWorkflow extends OperationWorkflow implements Commit {

    @WorkflowInit
    public CommitWorkflow(OperationRequest request) {
        super(request, Operation.COMMIT);
    }

    @Override
    public OperationStatus run(OperationRequest request) {
        return operation.run(PlanningActivities::planCommit, (plan, runner, operator) -> {
            runner.settle(plan.commit());
            return OperationState.COMMITTED;
        });
    }
}
