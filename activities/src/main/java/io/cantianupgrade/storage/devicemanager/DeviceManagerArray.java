package io.cantianupgrade.storage.devicemanager;

import io.cantianupgrade.model.Problem;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * A storage array behind DeviceManager. It logs in with the first request and out when it is closed.
 *
 * <p>Once the array has refused the user or the password, this object never logs in again, so that it cannot lock the account;
 * after the cause is mended, open another.
 */
public final class DeviceManagerArray implements StorageArray {

    private final String where;
    private final Wire wire;
    private final Sessions sessions;
    private final Calls calls;
    private final FileSystems fileSystems;
    private final Snapshots snapshots;
    private final Reverts reverts;

    private DeviceManagerArray(ArrayAccess access, ArrayPatience patience) {
        this.where = "storage array " + access.addresses().get(0);
        this.wire = new Wire(PinnedTrust.from(access.certificate()), patience);
        this.sessions = new Sessions(new Logins(wire, access), access, patience);
        this.calls = new Calls(wire, sessions, patience);
        this.fileSystems = new FileSystems(calls);
        this.snapshots = new Snapshots(calls, patience);
        this.reverts = new Reverts(calls, snapshots, fileSystems, patience);
    }

    /** @throws ProblemException {@code ARRAY_NOT_TRUSTED} when the pinned certificate cannot be read; nothing is sent yet */
    public static DeviceManagerArray open(ArrayAccess access, ArrayPatience patience) {
        return new DeviceManagerArray(access, patience);
    }

    @Override
    public ArrayIdentity identity() {
        return ask(fileSystems::identity);
    }

    @Override
    public FileSystem fileSystem(FileSystemRef ref) {
        return ask(() -> fileSystems.find(ref, where));
    }

    @Override
    public Replication replication(FileSystem fileSystem) {
        return ask(() -> fileSystems.replication(fileSystem));
    }

    @Override
    public int snapshotCount(FileSystem fileSystem) {
        return ask(() -> snapshots.count(fileSystem));
    }

    @Override
    public List<Snapshot> healthySnapshots(FileSystem fileSystem) {
        return ask(() -> snapshots.healthy(fileSystem));
    }

    @Override
    public boolean isReverting(FileSystem fileSystem) {
        return ask(() -> reverts.isUnderWay(fileSystem));
    }

    @Override
    public Optional<Snapshot> findSnapshot(FileSystem fileSystem, SnapshotName name) {
        return ask(() -> snapshots.find(fileSystem, name));
    }

    @Override
    public Snapshot takeSnapshot(FileSystem fileSystem, SnapshotName name) {
        return ask(fileSystem.ref(), () -> snapshots.take(fileSystem, name, where));
    }

    @Override
    public boolean deleteSnapshot(Snapshot snapshot) {
        return ask(snapshot.fileSystem(), () -> {
            requireArrayOf(snapshot);
            return snapshots.delete(snapshot, where);
        });
    }

    @Override
    public Reverted revert(Snapshot snapshot, Consumer<RevertProgress> progress) {
        return ask(snapshot.fileSystem(), () -> {
            requireArrayOf(snapshot);
            return reverts.revert(snapshot, progress, where);
        });
    }

    @Override
    public void close() {
        sessions.close();
        wire.close();
    }

    @Override
    public String toString() {
        return where;
    }

    /** An id such as {@code 5@x} exists on any array. */
    private void requireArrayOf(Snapshot snapshot) throws ArrayFailure {
        Session session = calls.session();
        if (!session.deviceId().equals(snapshot.arrayId())) {
            throw Sessions.anotherArray(snapshot.arrayId(), session);
        }
    }

    private interface Question<T> {
        T answer() throws ArrayFailure;
    }

    /** The array's own words never name the file system that a request was for. */
    private <T> T ask(FileSystemRef fileSystem, Question<T> question) {
        try {
            return question.answer();
        } catch (ArrayFailure e) {
            Problem problem = e.problem(where);
            List<String> evidence = new ArrayList<>(problem.evidence());
            evidence.add("it was for the file system " + fileSystem);
            throw new ProblemException(
                    new Problem(problem.code(), where, problem.summary(), evidence, problem.remedy()), e);
        }
    }

    /** The border: what an array says becomes what an operator understands. */
    private <T> T ask(Question<T> question) {
        try {
            return question.answer();
        } catch (ArrayFailure e) {
            throw new ProblemException(e.problem(where), e);
        }
    }
}
