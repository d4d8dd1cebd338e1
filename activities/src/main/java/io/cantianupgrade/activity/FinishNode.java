package io.cantianupgrade.activity;

/** Records the new version on the node: the last thing that an upgrade changes there. */
final class FinishNode implements StepProcedure {

    @Override
    public Look look(StepContext context) {
        return Look.unless(
                context.evidence().missingForFinished(context.call().target()),
                "versions.yml of " + context.nodeId() + " names "
                        + context.call().target());
    }

    @Override
    public void act(StepContext context) {
        context.run(context.release().finish());
    }
}
