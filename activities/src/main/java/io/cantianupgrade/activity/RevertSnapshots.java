package io.cantianupgrade.activity;

import io.cantianupgrade.node.Input;
import io.cantianupgrade.node.JobCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Brings the data of every file system back to its snapshot. The array proves each revert while it is watched; afterwards nobody
 * can see it any more, so the proof is kept as the job of this step on node 0. A second revert to the same snapshot does no harm.
 */
final class RevertSnapshots implements StepProcedure {

    private static final String MEMORY = "memory";

    @Override
    public Look look(StepContext context) {
        return context.lastJob().succeeded()
                ? Look.done("the array has proven the revert of every file system")
                : Look.missing("not every file system is back yet");
    }

    @Override
    public void act(StepContext context) {
        List<String> proof = new OperationSnapshots(context).revert();
        context.run(context.nodeId(), MEMORY, context.release().clearMemory());
        List<String> words = new ArrayList<>(List.of("printf", "%s\\n"));
        words.addAll(proof);
        context.run(new JobCommand(words, Input.NONE, Optional.empty(), context.limit()));
    }
}
