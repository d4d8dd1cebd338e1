package io.cantianupgrade.activity;

/** Runs the release's check of every module on a node that is back, and looks whether it serves. */
final class CheckSource implements StepProcedure {

    private final PostCheck check = new PostCheck();

    @Override
    public Look look(StepContext context) {
        return check.look(context);
    }

    @Override
    public void act(StepContext context) {
        context.run(context.release().checkSource(context.call().source()));
    }
}
