package io.cantianupgrade.storage.devicemanager;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.storage.FileSystem;
import io.cantianupgrade.storage.RevertProgress;
import io.cantianupgrade.storage.Reverted;
import io.cantianupgrade.storage.Snapshot;
import io.cantianupgrade.storage.devicemanager.RevertEvidence.Verdict;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Reverts, after section 5.5 of the REST reference.
 *
 * <ol>
 *   <li>The snapshot must be there.
 *   <li>A revert to it that is under way is joined; one to another snapshot is not disturbed.
 *   <li>Otherwise the array is asked once. When its answer gets lost, looking decides whether to ask again.
 *   <li>Then {@link RevertWatch} looks until there is evidence of an end.
 *   <li>The file system must be healthy and online afterwards.
 * </ol>
 */
final class Reverts {

    private static final int SENDINGS = 3;

    private final Calls calls;
    private final Snapshots snapshots;
    private final FileSystems fileSystems;
    private final ArrayPatience patience;

    Reverts(Calls calls, Snapshots snapshots, FileSystems fileSystems, ArrayPatience patience) {
        this.calls = calls;
        this.snapshots = snapshots;
        this.fileSystems = fileSystems;
        this.patience = patience;
    }

    boolean isUnderWay(FileSystem fileSystem) throws ArrayFailure {
        return state(fileSystem.id(), fileSystem.ref().vstoreId()).isUnderWay();
    }

    Reverted revert(Snapshot snapshot, Consumer<RevertProgress> progress, String where) throws ArrayFailure {
        if (!snapshots.exists(snapshot)) {
            throw missing(snapshot, where);
        }
        RollbackState before = state(snapshot);
        boolean underWay = before.isUnderWay();
        if (underWay && !before.isOf(snapshot)) {
            throw another(before, where);
        }
        RevertEvidence evidence = new RevertEvidence(snapshot, before);
        if (!underWay) {
            start(snapshot, evidence, where);
        }
        RevertWatch watch = new RevertWatch(() -> state(snapshot), evidence, patience.revert(), where);
        RollbackState end = watch.untilDone(progress);
        requireUsable(snapshot, where);
        return new Reverted(snapshot, underWay, List.of(end.line(), "file system healthy and online"));
    }

    private RollbackState state(Snapshot snapshot) throws ArrayFailure {
        return state(snapshot.fileSystemId(), snapshot.fileSystem().vstoreId());
    }

    private RollbackState state(String fileSystemId, String vstoreId) throws ArrayFailure {
        try {
            return RollbackState.of(calls.get(ArrayCall.get("fssnapshot", "query_fs_snapshot_rollback")
                            .with("PARENTID", fileSystemId)
                            .with("vstoreId", vstoreId))
                    .data());
        } catch (Refused e) {
            if (e.code() == ErrorTable.NO_ROLLBACK) {
                return RollbackState.NONE;
            }
            throw e;
        }
    }

    private void start(Snapshot snapshot, RevertEvidence evidence, String where) throws ArrayFailure {
        ArrayCall call = ArrayCall.put(
                Map.of("ID", snapshot.id(), "vstoreId", snapshot.fileSystem().vstoreId()),
                "fssnapshot",
                "rollback_fssnapshot");
        for (int sending = 1; ; sending++) {
            try {
                calls.change(call, ErrorTable.ROLLING_BACK);
                return;
            } catch (NoAnswer e) {
                if (isSeen(snapshot, evidence)) {
                    return;
                }
                if (sending >= SENDINGS) {
                    throw e;
                }
            } catch (Refused e) {
                if (e.isOneOf(ErrorTable.SNAPSHOT_MISSING)) {
                    throw missing(snapshot, where);
                }
                if (!e.isOneOf(ErrorTable.ROLLING_BACK)) {
                    throw e;
                }
                return; // One is under way; the watch finds out whether it is ours.
            }
        }
    }

    /** After the answer to our request got lost. */
    private boolean isSeen(Snapshot snapshot, RevertEvidence evidence) throws ArrayFailure {
        for (int looks = 1; looks <= patience.lookTries(); looks++) {
            Pauses.of(patience.lookPause());
            if (evidence.judge(state(snapshot)) != Verdict.NOT_SEEN) {
                return true;
            }
        }
        return false;
    }

    private void requireUsable(Snapshot snapshot, String where) throws ArrayFailure {
        FileSystem fileSystem = fileSystems.read(snapshot.fileSystem(), snapshot.fileSystemId());
        if (!fileSystem.usable()) {
            throw new ProblemException(new Problem(
                    ProblemCode.FILE_SYSTEM_NOT_HEALTHY,
                    where,
                    "file system " + fileSystem.ref() + " is not healthy and online after its revert",
                    List.of("healthy: " + fileSystem.healthy(), "online: " + fileSystem.online()),
                    "repair the file system on the array before anything is started, then answer retry"));
        }
    }

    private static ProblemException missing(Snapshot snapshot, String where) {
        return new ProblemException(new Problem(
                ProblemCode.SNAPSHOT_MISSING,
                where,
                "snapshot " + snapshot.name() + " of file system " + snapshot.fileSystem() + " does not exist",
                List.of("expected " + snapshot.id() + ", taken at " + snapshot.takenAt(), "nothing was reverted"),
                "do not start the cluster; look in DeviceManager for the snapshot and for who removed it"));
    }

    private static ProblemException another(RollbackState state, String where) {
        return new ProblemException(new Problem(
                ProblemCode.ARRAY_BUSY,
                where,
                "the array is bringing the file system back to another snapshot",
                List.of(state.line()),
                "wait until it has ended, find out who asked for it, then answer retry"));
    }
}
