package io.cantianupgrade.activity;

import io.cantianupgrade.rolling.ClusterMove;
import io.cantianupgrade.rolling.ClusterWord;
import io.cantianupgrade.rolling.NodeMove;
import io.cantianupgrade.rolling.NodeWord;
import io.cantianupgrade.rolling.RollingState;
import java.util.Optional;

/** Says that the node goes back, once everything allows it. */
final class RollbackBegin implements StepProcedure {

    @Override
    public Look look(StepContext context) {
        RollingState words = context.words();
        String found = "cluster is '%s', %s is '%s'"
                .formatted(
                        words.cluster().word(),
                        context.nodeId(),
                        words.of(context.nodeId()).word());
        return words.cluster() == ClusterWord.ROLLDOWN && words.of(context.nodeId()) == NodeWord.ROLLDOWN
                ? Look.done(found)
                : Look.missing(found);
    }

    @Override
    public void act(StepContext context) {
        context.run(
                context.release().say(Optional.of(ClusterMove.BEGIN_ROLLBACK), Optional.of(NodeMove.BEGIN_ROLLBACK)));
    }
}
