package io.cantianupgrade.activity;

import io.cantianupgrade.step.QuestionKind;
import io.cantianupgrade.storage.FileSystemRef;
import io.cantianupgrade.storage.Snapshot;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Snapshots every file system of the cluster, and records them where the release's own rollback and commit look (F7).
 *
 * <p>Each is read back from the array; the vendor writes its record only after the last one, and so forgets the first ones when
 * a later one fails (T-28).
 */
final class TakeSnapshots implements StepProcedure {

    @Override
    public Look look(StepContext context) {
        if (!context.call().deployMode().usesArray()) {
            return Look.done("the deploy mode " + context.call().deployMode() + " has no array");
        }
        return ByHand.orConfirmed(
                context,
                QuestionKind.MANUAL_SNAPSHOTS,
                "snapshots taken by hand, with every node stopped",
                () -> lookAtArray(context));
    }

    private static Look lookAtArray(StepContext context) {
        Map<FileSystemRef, Optional<Snapshot>> found = new OperationSnapshots(context).find();
        List<String> missing = new ArrayList<>();
        List<String> evidence = new ArrayList<>();
        found.forEach((fileSystem, snapshot) -> snapshot.ifPresentOrElse(
                taken -> evidence.add(
                        "%s: %s on array %s at %s".formatted(fileSystem, taken.id(), taken.arrayId(), taken.takenAt())),
                () -> missing.add("no snapshot of " + fileSystem)));
        return missing.isEmpty() ? Look.done(evidence) : Look.missing(missing);
    }

    @Override
    public void act(StepContext context) {
        OperationSnapshots snapshots = new OperationSnapshots(context);
        List<Snapshot> taken = new ArrayList<>();
        try {
            snapshots.take(taken::add);
        } finally {
            record(context, snapshots, taken);
        }
    }

    /** What was taken before a later one failed, too: whoever comes next finds it, and nothing leaks. */
    private static void record(StepContext context, OperationSnapshots snapshots, List<Snapshot> taken) {
        if (!taken.isEmpty()) {
            context.run(context.release(context.node(), snapshots.configured())
                    .recordSnapshots(context.call().source(), SnapshotRecord.of(taken)));
        }
    }
}
