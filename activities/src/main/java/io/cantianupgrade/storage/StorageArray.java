package io.cantianupgrade.storage;

import io.cantianupgrade.model.ProblemException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The array that holds the cluster's file systems. Every method may be called again after a crash: it looks before it acts and
 * looks again afterwards, and ends in what it promises or in a {@link ProblemException}, never in a guess. No method runs
 * without bound. Safe for use by several threads.
 *
 * <p>Every method may throw with {@code ARRAY_UNREACHABLE}, {@code ARRAY_BUSY}, {@code ARRAY_NOT_TRUSTED},
 * {@code ARRAY_LOGIN_REFUSED}, {@code ARRAY_ACCOUNT_LOCKED}, {@code ARRAY_REFUSED} and {@code ARRAY_REPLACED}, and with
 * {@code WORKER_LOST} when its thread is interrupted while it waits; other codes are named at the method.
 */
public interface StorageArray extends AutoCloseable {

    /** Who answers, and whether it is well. */
    ArrayIdentity identity();

    /**
     * The one file system of exactly that name in that tenant, whatever its health.
     *
     * @throws ProblemException {@code FILE_SYSTEM_NOT_FOUND}
     */
    FileSystem fileSystem(FileSystemRef ref);

    /** Whether the file system is replicated to or from another site. */
    Replication replication(FileSystem fileSystem);

    /** How many snapshots of the file system there are, whoever took them. */
    int snapshotCount(FileSystem fileSystem);

    /** Every snapshot of the file system that the array calls healthy, whoever took it. */
    List<Snapshot> healthySnapshots(FileSystem fileSystem);

    /** Whether the array is bringing the file system back to any snapshot right now. */
    boolean isReverting(FileSystem fileSystem);

    /** The snapshot of exactly that name. */
    Optional<Snapshot> findSnapshot(FileSystem fileSystem, SnapshotName name);

    /**
     * Takes the snapshot, or adopts the one of that name; read back in either case. Two calls, or a call whose answer got lost,
     * leave one snapshot.
     *
     * @throws ProblemException {@code SNAPSHOT_NO_ROOM}; {@code SNAPSHOT_UNUSABLE} when what is read back is not healthy;
     *     {@code NO_EFFECT} when there is nothing to read back
     */
    Snapshot takeSnapshot(FileSystem fileSystem, SnapshotName name);

    /**
     * Afterwards the snapshot is gone.
     *
     * @return false when it was gone already
     * @throws ProblemException {@code SNAPSHOT_NOT_DELETED} when the array protects it; {@code ARRAY_REPLACED} when another
     *     array took it
     */
    boolean deleteSnapshot(Snapshot snapshot);

    /**
     * Brings the file system back to the snapshot: what is newer is lost. Joins a revert to the same snapshot that is under way
     * already. Returns only with evidence that the array really did it; an array that merely is idle has proven nothing.
     * When the caller's thread or {@code progress} ends the wait, the array goes on by itself and another call joins it.
     *
     * @param progress told at each look; what it throws ends the wait
     * @return what was seen, for the report
     * @throws ProblemException {@code SNAPSHOT_MISSING}; {@code DATA_INCONSISTENT} when the array gave up;
     *     {@code REVERT_NOT_CONFIRMED} when it gave no evidence within the limits; {@code FILE_SYSTEM_SHARED},
     *     {@code REPLICATION_NOT_SPLIT} when it refuses; {@code ARRAY_BUSY} while it reverts to another snapshot; {@code ARRAY_REPLACED} when another array
     *     took the snapshot
     */
    Reverted revert(Snapshot snapshot, Consumer<RevertProgress> progress);

    /** Ends the session on the array; never throws. */
    @Override
    void close();
}
