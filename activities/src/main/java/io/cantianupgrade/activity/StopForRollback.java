package io.cantianupgrade.activity;

import java.util.ArrayList;
import java.util.List;

/**
 * Stops Cantian on a node, and removes the flag of a checkpoint: to the release's rollback it says that the new data is to be
 * kept, and whoever left it there after the checkpoint before the upgrade did not mean that (T-17).
 */
final class StopForRollback implements StepProcedure {

    private static final String REMOVE_FLAG = "flag";

    private final Stop stop = new Stop();

    @Override
    public Look look(StepContext context) {
        Look stopped = stop.look(context);
        if (!context.evidence().checkpointFlagIsThere()) {
            return stopped;
        }
        List<String> missing = new ArrayList<>(stopped.missing());
        missing.add("check_point.success is there");
        return new Look(false, missing);
    }

    @Override
    public void act(StepContext context) {
        stop.act(context);
        context.run(context.nodeId(), REMOVE_FLAG, context.release().removeCheckpointFlag());
    }
}
