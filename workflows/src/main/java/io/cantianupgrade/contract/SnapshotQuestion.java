package io.cantianupgrade.contract;

import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** A node's worker asks the control worker, which alone knows the way to the storage array, about its snapshots. */
@WorkflowInterface
public interface SnapshotQuestion {

    String TYPE = "SnapshotQuestion";

    @WorkflowMethod(name = TYPE)
    SnapshotWitness.Seen ask(StepCall step);
}
