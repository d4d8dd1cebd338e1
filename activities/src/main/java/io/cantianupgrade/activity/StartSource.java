package io.cantianupgrade.activity;

/** Starts the source version on a node and waits until it has joined. */
final class StartSource implements StepProcedure {

    private final Start start = new Start();

    @Override
    public Look look(StepContext context) {
        return start.look(context);
    }

    @Override
    public void act(StepContext context) {
        context.run(context.release().startSource(context.call().source()));
        start.awaitJoined(context);
    }
}
