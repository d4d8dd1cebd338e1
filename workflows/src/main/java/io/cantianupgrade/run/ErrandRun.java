package io.cantianupgrade.run;

import io.cantianupgrade.contract.Errand;
import io.cantianupgrade.contract.ErrandActivities;
import io.cantianupgrade.contract.ErrandResult;
import io.cantianupgrade.contract.ErrandWorkflow;
import io.cantianupgrade.contract.TaskQueues;
import io.temporal.workflow.Workflow;

/** One activity on the queue of the node, tried once. */
public final class ErrandRun implements ErrandWorkflow {

    @Override
    public ErrandResult run(Errand errand) {
        return Workflow.newActivityStub(
                        ErrandActivities.class,
                        NodeQueues.once(TaskQueues.of(errand.cluster(), errand.node()), errand.limit()))
                .run(errand);
    }
}
