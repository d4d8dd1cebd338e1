package io.cantianupgrade.activity;

import io.cantianupgrade.cantian.CantianNode;
import io.cantianupgrade.cantian.Evidence;
import java.util.ArrayList;
import java.util.List;

/** Deletes the snapshots and removes every flag of an upgrade that was rolled back, what the vendor forgets included (T-08). */
final class ClearRollbackResidue implements StepProcedure {

    @Override
    public Look look(StepContext context) {
        List<String> residue = new ArrayList<>();
        if (context.call().deployMode().usesArray()) {
            residue.addAll(new DeleteSnapshots().look(context).missing());
        }
        for (CantianNode node : context.nodes()) {
            residue.addAll(new Evidence(node)
                    .rollbackResidue(node.configuration(), context.call().source(), node.id()));
        }
        return Look.unless(residue, "no snapshot and no flag of this upgrade is left");
    }

    @Override
    public void act(StepContext context) {
        if (context.call().deployMode().usesArray()) {
            new OperationSnapshots(context).delete();
        }
        for (CantianNode node : context.nodes()) {
            context.run(
                    node.id(),
                    node.id().toString().replace(' ', '-'),
                    context.release(node, node.configuration())
                            .clearRollbackResidue(
                                    context.call().operation(),
                                    context.call().source(),
                                    context.call().target()));
        }
    }
}
