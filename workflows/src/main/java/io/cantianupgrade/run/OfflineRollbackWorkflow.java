package io.cantianupgrade.run;

import io.cantianupgrade.contract.OfflineRollback;
import io.cantianupgrade.contract.OperationRequest;
import io.cantianupgrade.contract.OperationState;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.PlanningActivities;
import io.cantianupgrade.model.Operation;
import io.temporal.workflow.WorkflowInit;

/** The rollback of an upgrade that is not open as a workflow. Starting it is the verdict. */
public final class OfflineRollbackWorkflow extends OperationWorkflow implements OfflineRollback {

    @WorkflowInit
    public OfflineRollbackWorkflow(OperationRequest request) {
        super(request, Operation.OFFLINE_ROLLBACK);
    }

    @Override
    public OperationStatus run(OperationRequest request) {
        return operation.run(PlanningActivities::planRollback, (plan, runner, operator) -> {
            runner.settle(plan.steps());
            return OperationState.ROLLED_BACK;
        });
    }
}
