package io.cantianupgrade.activity;

import io.cantianupgrade.storage.Snapshot;
import java.util.List;

/** Deletes the snapshots of the upgrade, whichever operation took them, once there is no way back that needs them. */
final class DeleteSnapshots implements StepProcedure {

    @Override
    public Look look(StepContext context) {
        List<String> left = new OperationSnapshots(context)
                .ofTheUpgrade().stream()
                        .map(Snapshot::id)
                        .map(id -> "snapshot " + id + " is still there")
                        .toList();
        return Look.unless(left, "the array has no snapshot of this upgrade");
    }

    @Override
    public void act(StepContext context) {
        OperationSnapshots snapshots = new OperationSnapshots(context);
        snapshots.delete();
        context.run(context.release(context.node(), snapshots.configured())
                .forgetSnapshots(context.call().source()));
    }
}
