package io.cantianupgrade.activity;

import io.cantianupgrade.cantian.DeployParam;
import io.cantianupgrade.cantian.Evidence;
import io.cantianupgrade.cluster.ArraySpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.storage.FileSystem;
import io.cantianupgrade.storage.FileSystemRef;
import io.cantianupgrade.storage.Reverted;
import io.cantianupgrade.storage.Snapshot;
import io.cantianupgrade.storage.SnapshotName;
import io.cantianupgrade.storage.StorageArray;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

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

    /**
     * Those of the upgrade that exist, by file system, in the order of the configuration: this operation's own, else the one that
     * the record on node 0 names (F7), which an operation before this one or somebody by hand has taken. Empty values are missing.
     */
    Map<FileSystemRef, Optional<Snapshot>> find() {
        return withArray(array -> {
            Map<FileSystemRef, Optional<Snapshot>> found = new LinkedHashMap<>();
            Map<String, String> recorded = recorded();
            for (FileSystemRef ref : configured.fileSystems()) {
                context.alive("looks for the snapshot of " + ref);
                found.put(ref, ofTheUpgrade(array, ref, recorded).stream().findFirst());
            }
            return found;
        });
    }

    /** The newest healthy snapshot of each file system, whoever took it; empty values have none. */
    Map<FileSystemRef, Optional<Snapshot>> newest() {
        return withArray(array -> {
            Map<FileSystemRef, Optional<Snapshot>> found = new LinkedHashMap<>();
            for (FileSystemRef ref : configured.fileSystems()) {
                context.alive("looks for the newest snapshot of " + ref);
                found.put(
                        ref,
                        array.healthySnapshots(array.fileSystem(ref)).stream()
                                .max(Comparator.comparing(Snapshot::takenAt)));
            }
            return found;
        });
    }

    /** File systems that the array is bringing back to some snapshot right now. */
    List<String> underWay() {
        return withArray(array -> configured.fileSystems().stream()
                .filter(ref -> array.isReverting(array.fileSystem(ref)))
                .map(FileSystemRef::toString)
                .toList());
    }

    /** Takes those that are missing; {@code taken} hears of each one that is there, one after the other. */
    void take(Consumer<Snapshot> taken) {
        withArray(array -> {
            Map<String, String> recorded = recorded();
            for (FileSystemRef ref : configured.fileSystems()) {
                context.alive("snapshots " + ref);
                taken.accept(ofTheUpgrade(array, ref, recorded).stream()
                        .findFirst()
                        .orElseGet(() -> array.takeSnapshot(array.fileSystem(ref), name(ref))));
            }
            return List.of();
        });
    }

    /** Reverts one file system after the other; the lines that prove it. */
    List<String> revert() {
        return withArray(array -> {
            List<String> proof = new ArrayList<>();
            Map<String, String> recorded = recorded();
            for (FileSystemRef ref : configured.fileSystems()) {
                Snapshot snapshot =
                        ofTheUpgrade(array, ref, recorded).stream().findFirst().orElseThrow(() -> gone(ref));
                Reverted reverted =
                        array.revert(snapshot, progress -> context.alive("reverts " + ref + ": " + progress));
                reverted.evidence().forEach(line -> proof.add(ref + ": " + line));
            }
            return proof;
        });
    }

    private static ProblemException gone(FileSystemRef ref) {
        return new ProblemException(new Problem(
                ProblemCode.SNAPSHOT_MISSING,
                "array",
                "the snapshot of " + ref + " is gone: its data cannot go back",
                List.of(),
                "restore the data of " + ref + " from a backup; nothing may be started before"));
    }

    /**
     * Those that exist and belong to the upgrade: this operation's own, and those that the record on node 0 names (F7), which an
     * operation before this one or somebody by hand has taken.
     */
    List<Snapshot> ofTheUpgrade() {
        return withArray(this::ofTheUpgrade);
    }

    void delete() {
        withArray(array -> {
            for (Snapshot snapshot : ofTheUpgrade(array)) {
                context.alive("deletes the snapshot of " + snapshot.fileSystem());
                array.deleteSnapshot(snapshot);
            }
            return List.of();
        });
    }

    private List<Snapshot> ofTheUpgrade(StorageArray array) {
        Map<String, String> recorded = recorded();
        return configured.fileSystems().stream()
                .flatMap(ref -> ofTheUpgrade(array, ref, recorded).stream())
                .toList();
    }

    private List<Snapshot> ofTheUpgrade(StorageArray array, FileSystemRef ref, Map<String, String> recorded) {
        context.alive("looks for snapshots of " + ref);
        FileSystem fileSystem = array.fileSystem(ref);
        Set<SnapshotName> names = new LinkedHashSet<>(List.of(name(ref)));
        Optional.ofNullable(recorded.get(ref.name()))
                .flatMap(SnapshotRecord::nameOf)
                .ifPresent(names::add);
        return names.stream()
                .flatMap(name -> array.findSnapshot(fileSystem, name).stream())
                .toList();
    }

    private Map<String, String> recorded() {
        return SnapshotRecord.parse(new Evidence(context.node(NodeId.LEAD))
                .snapshotRecord(context.call().source()));
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
