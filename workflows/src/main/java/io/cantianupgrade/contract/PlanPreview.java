package io.cantianupgrade.contract;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.plan.PlanDecision;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** What an operation would do now. */
@WorkflowInterface
public interface PlanPreview {

    @WorkflowMethod(name = "PlanPreview")
    PlanDecision preview(Operation operation, ClusterSpec cluster);
}
