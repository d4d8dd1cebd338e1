package io.cantianupgrade.activity;

import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.plan.MemberFacts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Makes sure that every node serves, and goes on doing so for three looks. */
final class VerifyCluster implements StepProcedure {

    private static final int LOOKS = 3;
    private static final Duration JOINING = Duration.ofMinutes(10);

    @Override
    public Look look(StepContext context) {
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
        Patience.until(context, JOINING, () -> look(context).done(), "waits for every node to join");
    }
}
