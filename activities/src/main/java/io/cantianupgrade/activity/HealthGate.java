package io.cantianupgrade.activity;

import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.plan.MemberFacts;
import io.cantianupgrade.plan.PlanText;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** Waits until every node serves, and goes on serving for the soak time, before another one may be stopped. */
final class HealthGate implements StepProcedure {

    private static final Duration JOINING = Duration.ofMinutes(10);
    private static final int FEWEST_LOOKS = 3;

    @Override
    public Look look(StepContext context) {
        Duration soak = context.cluster().rolling().soak();
        long until = System.nanoTime() + soak.toNanos();
        for (int looks = 1; looks < FEWEST_LOOKS || System.nanoTime() < until; looks++) {
            List<MemberFacts> members = context.node().members();
            if (!serving(members).containsAll(context.cluster().nodeIds())) {
                return Look.missing("expected every node online and joined, found " + members);
            }
            context.alive("every node serves" + (soak.isZero() ? "" : ", and must for " + PlanText.length(soak)));
            LockSupport.parkNanos(context.world().look().toNanos());
        }
        return Look.done("every node online and joined" + (soak.isZero() ? "" : " for " + PlanText.length(soak)));
    }

    private static List<NodeId> serving(List<MemberFacts> members) {
        return members.stream()
                .filter(MemberFacts::serves)
                .map(MemberFacts::node)
                .toList();
    }

    @Override
    public void act(StepContext context) {
        Patience.until(
                context,
                JOINING,
                () -> serving(context.node().members())
                        .containsAll(context.cluster().nodeIds()),
                "waits for every node to join");
    }
}
