package io.cantianupgrade.activity;

import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.plan.MemberFacts;
import io.cantianupgrade.rolling.ClusterMove;
import io.cantianupgrade.rolling.ClusterWord;
import io.cantianupgrade.rolling.NodeWord;
import io.cantianupgrade.rolling.RollingState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/**
 * Makes sure that every node serves, and goes on doing so for three looks; a rolling upgrade is prepared then, and says so.
 */
final class VerifyCluster implements StepProcedure {

    private static final String WORD = "word";
    private static final int LOOKS = 3;
    private static final Duration JOINING = Duration.ofMinutes(10);

    @Override
    public Look look(StepContext context) {
        Look serving = lookAtNodes(context);
        if (!serving.done() || !context.rolling()) {
            return serving;
        }
        ClusterWord word = context.words().cluster();
        return word == ClusterWord.PREPARED
                ? serving
                : Look.missing("the cluster is '%s', expected 'prepared'".formatted(word.word()));
    }

    private static Look lookAtNodes(StepContext context) {
        for (int i = 0; i < LOOKS; i++) {
            List<MemberFacts> members = context.node().members();
            List<NodeId> serving = members.stream()
                    .filter(MemberFacts::serves)
                    .map(MemberFacts::node)
                    .toList();
            if (!serving.containsAll(context.cluster().nodeIds())) {
                return Look.missing("expected every node online and joined, found " + members);
            }
            context.alive("look " + (i + 1) + " of " + LOOKS);
            if (i + 1 < LOOKS) {
                LockSupport.parkNanos(context.world().look().toNanos());
            }
        }
        return Look.done("every node online and joined in " + LOOKS + " looks");
    }

    @Override
    public void act(StepContext context) {
        Patience.until(context, JOINING, () -> lookAtNodes(context).done(), "waits for every node to join");
        RollingState words = context.rolling() ? context.words() : RollingState.NONE;
        if (words.everyNodeIs(NodeWord.ROLLUP_SUCCESS) && context.rolling()) {
            if (words.cluster() == ClusterWord.ROLLDOWN) {
                say(
                        context,
                        "again",
                        ClusterMove.BEGIN_UPGRADE); // A rollback that was refused has left its word (T-12).
            }
            say(context, WORD, ClusterMove.EVERY_NODE_UPGRADED);
        }
    }

    private static void say(StepContext context, String part, ClusterMove move) {
        context.run(context.nodeId(), part, context.release().say(Optional.of(move), Optional.empty()));
    }
}
