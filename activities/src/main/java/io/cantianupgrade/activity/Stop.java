package io.cantianupgrade.activity;

/** Stops Cantian on a node with the release's own stop, and proves that every process and timer is gone. */
final class Stop implements StepProcedure {

    @Override
    public Look look(StepContext context) {
        return Look.unless(
                context.evidence().missingForStopped(), "no process and no timer of Cantian on " + context.nodeId());
    }

    @Override
    public void act(StepContext context) {
        context.run(context.release().stop());
    }
}
