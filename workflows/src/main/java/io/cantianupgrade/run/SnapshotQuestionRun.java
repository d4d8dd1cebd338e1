package io.cantianupgrade.run;

import io.cantianupgrade.contract.SnapshotQuestion;
import io.cantianupgrade.contract.SnapshotWitness;
import io.cantianupgrade.contract.StepCall;
import io.cantianupgrade.contract.TaskQueues;
import io.temporal.workflow.Workflow;
import java.time.Duration;

/** One look at the storage array. */
public final class SnapshotQuestionRun implements SnapshotQuestion {

    /** The array may be busy, and has its own patience; the node's worker waits as long. */
    private static final Duration LIMIT = Duration.ofMinutes(10);

    @Override
    public SnapshotWitness.Seen ask(StepCall step) {
        return Workflow.newActivityStub(SnapshotWitness.class, NodeQueues.once(TaskQueues.CONTROL, LIMIT))
                .look(step);
    }
}
