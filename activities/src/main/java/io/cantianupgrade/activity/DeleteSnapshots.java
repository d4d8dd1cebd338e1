package io.cantianupgrade.activity;

import io.cantianupgrade.step.QuestionKind;
import io.cantianupgrade.storage.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Deletes the snapshots of the upgrade, whichever operation took them, once there is no way back that needs them. */
final class DeleteSnapshots implements StepProcedure {

    @Override
    public Look look(StepContext context) {
        return ByHand.orConfirmed(
                context, QuestionKind.MANUAL_DELETION, "snapshots deleted by hand", () -> lookAtArray(context));
    }

    private static Look lookAtArray(StepContext context) {
        List<String> left = new OperationSnapshots(context)
                .ofTheUpgrade().stream()
                        .map(Snapshot::id)
                        .map(id -> "snapshot " + id + " is still there")
                        .toList();
        List<String> found = new ArrayList<>(List.of("the array has no snapshot of this upgrade"));
        if (left.isEmpty()
                && context.call().given(QuestionKind.MANUAL_SNAPSHOTS).isPresent()) {
            found.addAll(takenByHand(context));
        }
        return left.isEmpty() ? Look.done(found) : Look.missing(left);
    }

    /** Nobody knows their names, so they are named and left to whoever took them. */
    private static List<String> takenByHand(StepContext context) {
        return new OperationSnapshots(context)
                .newest().values().stream()
                        .flatMap(Optional::stream)
                        .map(newest ->
                                "newest snapshot of %s: %s at %s; if it was taken by hand for this upgrade, delete it"
                                        .formatted(newest.fileSystem(), newest.id(), newest.takenAt()))
                        .toList();
    }

    @Override
    public void act(StepContext context) {
        OperationSnapshots snapshots = new OperationSnapshots(context);
        snapshots.delete();
        context.run(context.release(context.node(), snapshots.configured())
                .forgetSnapshots(context.call().source()));
    }
}
