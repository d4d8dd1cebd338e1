package io.cantianupgrade.activity;

import io.cantianupgrade.activity.check.NodeChecks;
import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.node.JobState;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Our own checks of the node, then the release's precheck. */
final class Precheck implements StepProcedure {

    /**
     * The release lies there already, so what it needed is gone; logicrep is looked at with what was answered meanwhile; and the job
     * itself waits for the lock.
     */
    private static final Set<CheckId> NOT_NOW =
            EnumSet.of(CheckId.UNPACK_SPACE, CheckId.LOGICREP_LIBRARIES, CheckId.UPGRADE_LOCK);

    @Override
    public Look look(StepContext context) {
        List<String> missing = new ArrayList<>(context.evidence().missingForPrecheck());
        if (!context.lastJob().succeeded()) {
            missing.add("the release's precheck has not ended well in this operation yet");
        }
        return Look.unless(missing, "pre_upgrade ended well on " + context.nodeId());
    }

    @Override
    public void act(StepContext context) {
        if (context.lastJob().phase() != JobState.Phase.RUNNING) { // One under way is joined; it holds the lock itself.
            NodeChecks.mustPass(context.world(), context.cluster(), context.nodeId(), NOT_NOW);
            LogicrepLibraries.of(context);
        }
        context.run(context.release().precheck());
    }
}
