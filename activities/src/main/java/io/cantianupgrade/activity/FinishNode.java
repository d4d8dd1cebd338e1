package io.cantianupgrade.activity;

import io.cantianupgrade.rolling.NodeMove;
import io.cantianupgrade.rolling.NodeWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Records the new version on the node: the last thing that an upgrade changes there; a rolling one says so to the others before. */
final class FinishNode implements StepProcedure {

    private static final String WORD = "word";

    @Override
    public Look look(StepContext context) {
        List<String> missing = new ArrayList<>(
                context.evidence().missingForFinished(context.call().target()));
        if (!isSaid(context)) {
            missing.add(context.nodeId() + " is not 'rollup_success' yet");
        }
        return Look.unless(
                missing,
                "versions.yml of " + context.nodeId() + " names "
                        + context.call().target());
    }

    private static boolean isSaid(StepContext context) {
        return !context.rolling() || context.words().of(context.nodeId()) == NodeWord.ROLLUP_SUCCESS;
    }

    @Override
    public void act(StepContext context) {
        if (!isSaid(context)) {
            context.run(
                    context.nodeId(), WORD, context.release().say(Optional.empty(), Optional.of(NodeMove.UPGRADED)));
        }
        context.run(context.release().finish());
    }
}
