package io.cantianupgrade.activity;

import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.plan.MemberFacts;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Starts Cantian on a node and waits until it has joined the cluster: started is not joined (T-60, T-70). Joined is not started either:
 * a rolling start brings the engine up first, and all the rest after it.
 */
final class Start implements StepProcedure {

    private static final Duration JOINING = Duration.ofMinutes(5);

    @Override
    public Look look(StepContext context) {
        NodeId id = context.nodeId();
        List<String> missing = new ArrayList<>();
        List<String> processes = context.node().processes();
        if (processes.isEmpty()) {
            missing.add("no process of Cantian on " + id);
        }
        List<MemberFacts> members = context.node().members();
        if (members.stream().noneMatch(member -> member.node().equals(id) && member.serves())) {
            missing.add("expected " + id + " online and joined, found " + members);
        }
        missing.addAll(context.evidence().missingForStarted());
        return Look.unless(missing, id + " is online and joined", "processes: " + String.join(", ", processes));
    }

    @Override
    public void act(StepContext context) {
        context.run(context.release().start());
        awaitJoined(context);
    }

    void awaitJoined(StepContext context) {
        Patience.until(context, JOINING, () -> look(context).done(), "waits for " + context.nodeId() + " to join");
    }
}
