package io.cantianupgrade.activity;

import io.cantianupgrade.cantian.CantianNode;
import io.cantianupgrade.cantian.Evidence;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.rolling.ClusterMove;
import io.cantianupgrade.rolling.ClusterWord;
import io.cantianupgrade.step.QuestionKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deletes the snapshots and removes every flag of an upgrade that was rolled back, what the vendor forgets included (T-08). */
final class ClearRollbackResidue implements StepProcedure {

    private static final String WORD = "word";

    @Override
    public Look look(StepContext context) {
        List<String> residue = new ArrayList<>();
        List<String> found = new ArrayList<>(List.of("no snapshot and no flag of this upgrade is left"));
        if (hasSnapshots(context)) {
            Look snapshots = new DeleteSnapshots().look(context);
            residue.addAll(snapshots.missing());
            found.addAll(snapshots.done() ? snapshots.evidence() : List.of());
        }
        for (CantianNode node : context.nodes()) {
            residue.addAll(new Evidence(node)
                    .rollbackResidue(node.configuration(), context.call().source(), node.id()));
        }
        return residue.isEmpty() ? Look.done(found) : Look.missing(residue);
    }

    @Override
    public void act(StepContext context) {
        if (hasSnapshots(context)) {
            deleteSnapshots(context);
        }
        if (context.rolling() && context.words().cluster() == ClusterWord.ROLLDOWN) {
            context.run(
                    context.nodeId(),
                    WORD,
                    context.release().say(Optional.of(ClusterMove.EVERY_NODE_BACK), Optional.empty()));
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

    private static boolean hasSnapshots(StepContext context) {
        return !context.rolling() && context.call().deployMode().usesArray();
    }

    private static void deleteSnapshots(StepContext context) {
        try {
            new OperationSnapshots(context).delete();
        } catch (ProblemException e) {
            ByHand.confirmation(context, QuestionKind.MANUAL_DELETION, e);
        }
    }
}
