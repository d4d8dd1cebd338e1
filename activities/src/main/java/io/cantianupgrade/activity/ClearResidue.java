package io.cantianupgrade.activity;

import io.cantianupgrade.cantian.CantianNode;
import io.cantianupgrade.cantian.DeployParam;
import io.cantianupgrade.cantian.Evidence;
import io.cantianupgrade.rolling.ClusterMove;
import io.cantianupgrade.rolling.ClusterWord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Removes what an upgrade leaves on the nodes and the shared file system, the vendor's left-overs included (T-06, T-10). */
final class ClearResidue implements StepProcedure {

    private static final String WORD = "word";

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
        if (context.rolling() && context.words().cluster() == ClusterWord.COMMIT) {
            context.run(
                    context.nodeId(),
                    WORD,
                    context.release().say(Optional.of(ClusterMove.VERSION_RAISED), Optional.empty()));
        }
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
