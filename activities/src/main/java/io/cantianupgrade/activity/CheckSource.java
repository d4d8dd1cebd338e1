package io.cantianupgrade.activity;

import io.cantianupgrade.rolling.NodeMove;
import io.cantianupgrade.rolling.NodeWord;
import java.util.Optional;

/**
 * Runs the release's check of every module on a node that is back, and looks whether it serves; in a rolling rollback it then says so
 * to the others, once every node serves.
 */
final class CheckSource implements StepProcedure {

    private static final String WORD = "word";

    private final PostCheck check = new PostCheck();
    private final HealthGate gate = new HealthGate();

    @Override
    public Look look(StepContext context) {
        Look checked = check.look(context);
        return checked.done() && context.rolling() && !isSaid(context)
                ? Look.missing(context.nodeId() + " is not 'rolldown_success' yet")
                : checked;
    }

    private static boolean isSaid(StepContext context) {
        return context.words().of(context.nodeId()) == NodeWord.ROLLDOWN_SUCCESS;
    }

    @Override
    public void act(StepContext context) {
        if (!context.lastJob().succeeded()) { // It may have ended while no worker was there.
            context.run(context.release().checkSource(context.call().source()));
        }
        if (context.rolling()) {
            gate.act(context);
        }
        if (context.rolling() && gate.look(context).done()) {
            context.run(context.nodeId(), WORD, context.release().say(Optional.empty(), Optional.of(NodeMove.BACK)));
        }
    }
}
