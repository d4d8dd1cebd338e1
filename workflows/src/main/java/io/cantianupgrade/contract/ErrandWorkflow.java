package io.cantianupgrade.contract;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Carries one errand to the queue of the node and its result back; lives for as long as the command. */
@WorkflowInterface
public interface ErrandWorkflow {

    String TYPE = "Errand";

    @WorkflowMethod(name = TYPE)
    ErrandResult run(Errand errand);
}
