package io.cantianupgrade.activity;

import io.cantianupgrade.cantian.CantianNode;
import io.cantianupgrade.node.JobState;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Replaces the programs of a node with the release's own code.
 *
 * <p>The packages are in place before the modules are, so they alone prove nothing: the job must have ended well too, unless
 * the node was finished by hand, or serves: the release starts nothing before every module is replaced.
 */
final class ReplaceBinaries implements StepProcedure {

    @Override
    public Look look(StepContext context) {
        CantianNode node = context.node();
        List<String> missing = new ArrayList<>(
                context.evidence().missingForReplaced(context.call().target()));
        JobState job = context.lastJob();
        if (!job.succeeded() && !replacedBefore(context, node)) {
            missing.add(job.run() == 0 ? "not replaced yet" : "run " + job.run() + " has not ended well");
        }
        return Look.unless(missing, "rpm: " + String.join(", ", node.packages()), "programs are those of the release");
    }

    private static boolean replacedBefore(StepContext context, CantianNode node) {
        return node.installed().equals(Optional.of(context.call().target()))
                || (!node.processes().isEmpty()
                        && node.members().stream()
                                .anyMatch(member -> member.node().equals(node.id()) && member.serves()));
    }

    @Override
    public void act(StepContext context) {
        context.run(context.release().replaceBinaries(context.call().source()));
    }
}
