package io.cantianupgrade.activity;

import io.cantianupgrade.step.QuestionKind;

/** Makes sure, before the version is raised, that the snapshots can be deleted afterwards (T-66). There is nothing to act on. */
final class CheckArray implements StepProcedure {

    @Override
    public Look look(StepContext context) {
        return ByHand.orConfirmed(
                context,
                QuestionKind.MANUAL_DELETION,
                "snapshots deleted by hand",
                () -> Look.done("the array answers, snapshots of this upgrade: "
                        + new OperationSnapshots(context).ofTheUpgrade().size()));
    }

    @Override
    public void act(StepContext context) {}
}
