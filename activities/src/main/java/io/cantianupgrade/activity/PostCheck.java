package io.cantianupgrade.activity;

import io.cantianupgrade.plan.MemberFacts;
import java.util.List;

/** Runs the release's check of every module, and looks whether the node serves. */
final class PostCheck implements StepProcedure {

    @Override
    public Look look(StepContext context) {
        if (!context.lastJob().succeeded()) {
            return Look.missing("the release's check has not ended well yet");
        }
        List<MemberFacts> members = context.node().members();
        boolean serves = members.stream().anyMatch(member -> member.node().equals(context.nodeId()) && member.serves());
        return serves
                ? Look.done("the release's check of every module ended well", context.nodeId() + " serves")
                : Look.missing("expected " + context.nodeId() + " online and joined, found " + members);
    }

    @Override
    public void act(StepContext context) {
        context.run(context.release().postCheck());
    }
}
