package io.cantianupgrade.activity;

import java.util.ArrayList;
import java.util.List;

/** Gives a node the programs and the configuration of its backup, with the release's own code. */
final class RestorePrograms implements StepProcedure {

    @Override
    public Look look(StepContext context) {
        List<String> missing = new ArrayList<>(
                context.evidence().missingForRestored(context.call().source()));
        return Look.unless(
                missing,
                context.nodeId() + " is as its backup of " + context.call().source());
    }

    @Override
    public void act(StepContext context) {
        context.run(context.release().restore(context.call().source()));
    }
}
