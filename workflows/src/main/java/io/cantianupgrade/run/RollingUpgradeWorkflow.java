package io.cantianupgrade.run;

import io.cantianupgrade.contract.OperationRequest;
import io.cantianupgrade.contract.OperationState;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.PlanningActivities;
import io.cantianupgrade.contract.RollingUpgrade;
import io.cantianupgrade.model.Operation;
import io.temporal.workflow.WorkflowInit;

/** The rolling upgrade: upgrade one node after the other, wait for the verdict, commit. */
public final class RollingUpgradeWorkflow extends OperationWorkflow implements RollingUpgrade {

    @WorkflowInit
    public RollingUpgradeWorkflow(OperationRequest request) {
        super(request, Operation.ROLLING_UPGRADE);
    }

    @Override
    public OperationStatus run(OperationRequest request) {
        return operation.run(PlanningActivities::planRollingUpgrade, (plan, runner, operator) -> {
            plan.consents().forEach(operator::consents);
            runner.settle(plan.steps());
            operator.givesVerdictCommit(); // Prepared: nothing is automatic from here.
            runner.settle(plan.commit());
            return OperationState.COMMITTED;
        });
    }
}
