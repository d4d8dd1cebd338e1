package io.cantianupgrade.storage.devicemanager;

import com.fasterxml.jackson.databind.JsonNode;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.storage.FileSystem;
import io.cantianupgrade.storage.FileSystemRef;
import io.cantianupgrade.storage.Snapshot;
import io.cantianupgrade.storage.SnapshotName;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Snapshots: look, act, look again. Section 5.7 of the REST reference. */
final class Snapshots {

    private static final int FILE_SYSTEM_TYPE = 40;
    private static final int SENDINGS = 3;

    private final Calls calls;
    private final ArrayPatience patience;

    Snapshots(Calls calls, ArrayPatience patience) {
        this.calls = calls;
        this.patience = patience;
    }

    int count(FileSystem fileSystem) throws ArrayFailure {
        return calls.get(ArrayCall.get("fssnapshot", "count")
                        .with("PARENTID", fileSystem.id())
                        .with("vstoreId", fileSystem.ref().vstoreId()))
                .data()
                .path("COUNT")
                .asInt();
    }

    /** Another build may ignore the parent in the request, so it is compared here as well. */
    List<Snapshot> healthy(FileSystem fileSystem) throws ArrayFailure {
        String arrayId = calls.session().deviceId();
        return calls
                .list(ArrayCall.get("fssnapshot")
                        .with("PARENTID", fileSystem.id())
                        .with("vstoreId", fileSystem.ref().vstoreId()))
                .stream()
                .filter(hit -> Reply.text(hit, "PARENTID").equals(fileSystem.id()))
                .filter(hit -> Reply.text(hit, "HEALTHSTATUS").equals("1"))
                .map(hit -> snapshot(arrayId, fileSystem.ref(), hit))
                .toList();
    }

    Optional<Snapshot> find(FileSystem fileSystem, SnapshotName name) throws ArrayFailure {
        String arrayId = calls.session().deviceId();
        return calls
                .get(ArrayCall.get("fssnapshot")
                        .with("PARENTID", fileSystem.id())
                        .with("filter", "NAME::" + name)
                        .with("vstoreId", fileSystem.ref().vstoreId()))
                .list()
                .stream()
                .filter(hit -> Reply.text(hit, "NAME").equals(name.value()))
                .map(hit -> snapshot(arrayId, fileSystem.ref(), hit))
                .findFirst();
    }

    Snapshot take(FileSystem fileSystem, SnapshotName name, String where) throws ArrayFailure {
        Optional<Snapshot> taken = find(fileSystem, name);
        for (int sending = 1; taken.isEmpty(); sending++) {
            try {
                calls.change(createCall(fileSystem, name), Set.of());
                taken = find(fileSystem, name);
                if (taken.isEmpty()) {
                    throw noEffect(where, name, "the array took the snapshot but does not show it");
                }
            } catch (NoAnswer e) {
                taken = lookFor(fileSystem, name);
                if (taken.isEmpty() && sending >= SENDINGS) {
                    throw e;
                }
            } catch (Refused e) {
                taken = e.isOneOf(ErrorTable.NAME_TAKEN) ? find(fileSystem, name) : Optional.empty();
                if (taken.isEmpty()) {
                    throw e;
                }
            }
        }
        return readBack(fileSystem, taken.get(), where);
    }

    /** @return false when it was gone already */
    boolean delete(Snapshot snapshot, String where) throws ArrayFailure {
        if (!exists(snapshot)) {
            return false;
        }
        ArrayCall call = ArrayCall.delete(tenantOf(snapshot), "fssnapshot", snapshot.id());
        for (int sending = 1; exists(snapshot); sending++) {
            if (sending > SENDINGS) {
                throw new ProblemException(new Problem(
                        ProblemCode.SNAPSHOT_NOT_DELETED,
                        where,
                        "snapshot " + snapshot.name() + " is still there after " + SENDINGS + " requests to delete it",
                        List.of("GET fssnapshot/" + snapshot.id() + ": found"),
                        "delete it in DeviceManager, or answer retry"));
            }
            try {
                calls.change(call, Set.of());
            } catch (NoAnswer ignored) {
                Pauses.of(patience.lookPause()); // The look that follows decides.
            } catch (Refused e) {
                if (!isGone(e)) {
                    throw e;
                }
            }
        }
        return true;
    }

    boolean exists(Snapshot snapshot) throws ArrayFailure {
        return read(snapshot).isPresent();
    }

    private Optional<JsonNode> read(Snapshot snapshot) throws ArrayFailure {
        try {
            ArrayCall call = ArrayCall.get("fssnapshot", snapshot.id());
            return Optional.of(
                    calls.get(FileSystems.inTenant(call, snapshot.fileSystem())).data());
        } catch (Refused e) {
            if (isGone(e)) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** After an answer got lost: the array may still be at it. */
    private Optional<Snapshot> lookFor(FileSystem fileSystem, SnapshotName name) throws ArrayFailure {
        for (int looks = 1; looks <= patience.lookTries(); looks++) {
            Pauses.of(patience.lookPause());
            Optional<Snapshot> found = find(fileSystem, name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private Snapshot readBack(FileSystem fileSystem, Snapshot taken, String where) throws ArrayFailure {
        JsonNode json = read(taken)
                .orElseThrow(() -> noEffect(
                        where, new SnapshotName(taken.name()), "the snapshot is gone right after it was taken"));
        if (!Reply.text(json, "PARENTID").equals(fileSystem.id())
                || !Reply.text(json, "HEALTHSTATUS").equals("1")) {
            throw problem(
                    ProblemCode.SNAPSHOT_UNUSABLE,
                    where,
                    new SnapshotName(taken.name()),
                    "expected a healthy snapshot of file system " + fileSystem.id() + ", found one of "
                            + Reply.printable(Reply.text(json, "PARENTID")) + " in health "
                            + Reply.printable(Reply.text(json, "HEALTHSTATUS")));
        }
        return taken;
    }

    private static boolean isGone(Refused refused) {
        return refused.isOneOf(ErrorTable.SNAPSHOT_MISSING) || refused.isOneOf(ErrorTable.PARENT_MISSING);
    }

    private static ArrayCall createCall(FileSystem fileSystem, SnapshotName name) {
        return ArrayCall.post(
                Map.of(
                        "NAME", name.value(),
                        "PARENTID", fileSystem.id(),
                        "PARENTTYPE", FILE_SYSTEM_TYPE,
                        "vstoreId", fileSystem.ref().vstoreId()),
                "fssnapshot");
    }

    private static Map<String, Object> tenantOf(Snapshot snapshot) {
        return Map.of("vstoreId", snapshot.fileSystem().vstoreId());
    }

    private static Snapshot snapshot(String arrayId, FileSystemRef fileSystem, JsonNode json) {
        return new Snapshot(
                arrayId,
                Reply.text(json, "ID"),
                Reply.text(json, "NAME"),
                fileSystem,
                Reply.text(json, "PARENTID"),
                Instant.ofEpochSecond(json.path("TIMESTAMP").asLong()));
    }

    private static ProblemException noEffect(String where, SnapshotName name, String summary) {
        return problem(ProblemCode.NO_EFFECT, where, name, summary);
    }

    private static ProblemException problem(ProblemCode code, String where, SnapshotName name, String summary) {
        return new ProblemException(new Problem(
                code,
                where,
                summary,
                List.of("snapshot " + name),
                "look at the snapshot in DeviceManager, then answer retry"));
    }
}
