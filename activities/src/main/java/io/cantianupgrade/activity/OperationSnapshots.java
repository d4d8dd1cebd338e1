package io.cantianupgrade.activity;

import io.cantianupgrade.cantian.DeployParam;
import io.cantianupgrade.cluster.ArraySpec;
import io.cantianupgrade.storage.FileSystem;
import io.cantianupgrade.storage.FileSystemRef;
import io.cantianupgrade.storage.Snapshot;
import io.cantianupgrade.storage.SnapshotName;
import io.cantianupgrade.storage.StorageArray;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The snapshots of one operation on the array: one for every file system of the cluster's configuration, named after the
 * operation and the file system, so that nobody needs to remember them.
 */
final class OperationSnapshots {

    private final StepContext context;
    private final DeployParam configured;

    OperationSnapshots(StepContext context) {
        this.context = context;
        this.configured = context.node().configuration();
    }

    DeployParam configured() {
        return configured;
    }

    /** Those that exist, by file system, in the order of the configuration; empty values are missing. */
    Map<FileSystemRef, Optional<Snapshot>> find() {
        return withArray(array -> {
            Map<FileSystemRef, Optional<Snapshot>> found = new LinkedHashMap<>();
            for (FileSystemRef ref : configured.fileSystems()) {
                context.alive("looks for the snapshot of " + ref);
                found.put(ref, array.findSnapshot(array.fileSystem(ref), name(ref)));
            }
            return found;
        });
    }

    List<Snapshot> take() {
        return withArray(array -> {
            List<Snapshot> taken = new ArrayList<>();
            for (FileSystemRef ref : configured.fileSystems()) {
                context.alive("snapshots " + ref);
                FileSystem fileSystem = array.fileSystem(ref);
                taken.add(array.takeSnapshot(fileSystem, name(ref)));
            }
            return taken;
        });
    }

    void delete() {
        withArray(array -> {
            for (FileSystemRef ref : configured.fileSystems()) {
                context.alive("deletes the snapshot of " + ref);
                array.findSnapshot(array.fileSystem(ref), name(ref)).ifPresent(array::deleteSnapshot);
            }
            return List.of();
        });
    }

    private SnapshotName name(FileSystemRef ref) {
        return SnapshotName.of(context.call().operation(), ref.name());
    }

    private <T> T withArray(Use<T> use) {
        ArraySpec spec = context.cluster().array().orElseThrow();
        try (StorageArray array =
                context.world().arrays().open(spec, context.world().secrets().characters(spec.password()))) {
            return use.of(array);
        }
    }

    private interface Use<T> {
        T of(StorageArray array);
    }
}
