package io.cantianupgrade.activity;

import io.cantianupgrade.cantian.CantianNode;
import io.cantianupgrade.cantian.DeployParam;
import io.cantianupgrade.cantian.Evidence;
import java.util.ArrayList;
import java.util.List;

/** Removes what an upgrade leaves on the nodes and the shared file system, the vendor's left-overs included (T-06, T-10). */
final class ClearResidue implements StepProcedure {

    @Override
    public Look look(StepContext context) {
        List<String> residue = new ArrayList<>();
        for (CantianNode node : context.nodes()) {
            residue.addAll(new Evidence(node)
                    .residue(node.configuration(), context.call().source(), node.id()));
        }
        return Look.unless(residue, "no flag of this upgrade is left, and the commit's flag is set");
    }

    @Override
    public void act(StepContext context) {
        for (CantianNode node : context.nodes()) {
            DeployParam configured = node.configuration();
            context.run(
                    node.id(),
                    node.id().toString().replace(' ', '-'),
                    context.release(node, configured)
                            .clearResidue(
                                    context.call().source(), context.call().target()));
        }
    }
}
