package io.cantianupgrade.activity;

import java.util.ArrayList;
import java.util.List;

/** Our own checks of the node, then the release's precheck. */
final class Precheck implements StepProcedure {

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
        NodeReadiness.check(context);
        context.run(context.release().precheck());
    }
}
