package io.cantianupgrade.activity.check;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.storage.ArrayIdentity;
import io.cantianupgrade.storage.FileSystem;
import io.cantianupgrade.storage.FileSystemRef;
import io.cantianupgrade.storage.Replication;
import io.cantianupgrade.storage.RevertProgress;
import io.cantianupgrade.storage.Reverted;
import io.cantianupgrade.storage.Snapshot;
import io.cantianupgrade.storage.SnapshotName;
import io.cantianupgrade.storage.StorageArray;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** An array whose file systems are all alike. What would change anything ends the test. */
final class FakeArray implements StorageArray {

    boolean silent;
    boolean refusesLogin;
    boolean healthy = true;
    boolean hasFileSystems = true;
    boolean online = true;
    boolean reverting;
    int snapshots = 3;
    Replication replication = new Replication(Replication.Site.NOT_REPLICATED, true, false);

    @Override
    public ArrayIdentity identity() {
        if (silent) {
            throw problem(ProblemCode.ARRAY_UNREACHABLE, "the array gave no answer that can be read");
        }
        if (refusesLogin) {
            throw problem(ProblemCode.ARRAY_LOGIN_REFUSED, "the array does not accept the user or the password");
        }
        return new ArrayIdentity("SN1", "wwn", "array-a", "OceanStor Dorado", "6.1.6", healthy);
    }

    @Override
    public FileSystem fileSystem(FileSystemRef ref) {
        if (!hasFileSystems) {
            throw problem(ProblemCode.FILE_SYSTEM_NOT_FOUND, "expected one file system " + ref + ", found 0");
        }
        return new FileSystem(ref, "1", true, online);
    }

    @Override
    public Replication replication(FileSystem fileSystem) {
        return replication;
    }

    @Override
    public int snapshotCount(FileSystem fileSystem) {
        return snapshots;
    }

    @Override
    public List<Snapshot> healthySnapshots(FileSystem fileSystem) {
        return List.of();
    }

    @Override
    public boolean isReverting(FileSystem fileSystem) {
        return reverting;
    }

    @Override
    public Optional<Snapshot> findSnapshot(FileSystem fileSystem, SnapshotName name) {
        return Optional.empty();
    }

    @Override
    public Snapshot takeSnapshot(FileSystem fileSystem, SnapshotName name) {
        throw new AssertionError("a check takes no snapshot");
    }

    @Override
    public boolean deleteSnapshot(Snapshot snapshot) {
        throw new AssertionError("a check deletes no snapshot");
    }

    @Override
    public Reverted revert(Snapshot snapshot, Consumer<RevertProgress> progress) {
        throw new AssertionError("a check reverts nothing");
    }

    @Override
    public void close() {}

    private static ProblemException problem(ProblemCode code, String summary) {
        return new ProblemException(new Problem(code, "array", summary, List.of(), "look at it in DeviceManager"));
    }
}
