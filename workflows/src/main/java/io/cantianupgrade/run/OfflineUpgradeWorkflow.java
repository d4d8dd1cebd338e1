package io.cantianupgrade.run;

import io.cantianupgrade.contract.OfflineUpgrade;
import io.cantianupgrade.contract.OperationRequest;
import io.cantianupgrade.contract.OperationState;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.PlanningActivities;
import io.cantianupgrade.model.Operation;
import io.temporal.workflow.WorkflowInit;

/** The offline upgrade: upgrade every node, wait for the verdict, commit. */
public final class OfflineUpgradeWorkflow extends OperationWorkflow implements OfflineUpgrade {

    @WorkflowInit
    public OfflineUpgradeWorkflow(OperationRequest request) {
        super(request, Operation.OFFLINE_UPGRADE);
    }

    @Override
    public OperationStatus run(OperationRequest request) {
        return operation.run(PlanningActivities::planOfflineUpgrade, (plan, runner, operator) -> {
            runner.settle(plan.steps());
            operator.givesVerdictCommit(); // Prepared: nothing is automatic from here.
            runner.settle(plan.commit());
            return OperationState.COMMITTED;
        });
    }
}
