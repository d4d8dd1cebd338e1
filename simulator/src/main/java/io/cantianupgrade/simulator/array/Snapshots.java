package io.cantianupgrade.simulator.array;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Pattern;

/** The resource {@code fssnapshot}. Whoever calls holds the monitor of the state. */
final class Snapshots {

    private static final Pattern LEGAL_NAME = Pattern.compile("[\\p{L}\\p{N}_.-]{1,255}");

    private final ArrayState state;
    private final SnapshotContents contents;
    private final FileSystems fileSystems;
    private final Rollbacks rollbacks;
    private final Listing listing;
    private final SnapshotRules rules;

    Snapshots(
            ArrayState state,
            SnapshotContents contents,
            FileSystems fileSystems,
            Rollbacks rollbacks,
            Listing listing,
            SnapshotRules rules) {
        this.state = state;
        this.contents = contents;
        this.fileSystems = fileSystems;
        this.rollbacks = rollbacks;
        this.listing = listing;
        this.rules = rules;
    }

    ArrayReply create(ArrayRequest request) {
        SimulatedFileSystem parent = fileSystems.parent(request);
        String name = request.parameter("NAME");
        refuseCreate(parent, name);
        SimulatedSnapshot snapshot = new SimulatedSnapshot(
                state.lastSnapshot + 1, name, parent.id(), parent.vstore(), System.currentTimeMillis());
        contents.keep(snapshot, parent.folder());
        state.lastSnapshot = snapshot.number();
        state.snapshots.put(snapshot.id(), snapshot);
        state.save();
        return ArrayReply.ok(snapshot.json(parent.name()));
    }

    ArrayReply list(ArrayRequest request) {
        SimulatedFileSystem parent = fileSystems.parent(request);
        List<ObjectNode> children =
                of(parent).stream().map(one -> one.json(parent.name())).toList();
        return listing.answer(children, request);
    }

    ArrayReply count(ArrayRequest request) {
        return ArrayReply.count(of(fileSystems.parent(request)).size());
    }

    ArrayReply one(ArrayRequest request) {
        SimulatedSnapshot snapshot = existing(request.lastSegment(), request);
        String parent = fileSystems
                .withId(snapshot.fileSystemId())
                .map(SimulatedFileSystem::name)
                .orElse("");
        return ArrayReply.ok(snapshot.json(parent).put("HEALTHSTATUS", rules.health));
    }

    ArrayReply delete(ArrayRequest request) {
        SimulatedSnapshot snapshot = existing(request.lastSegment(), request);
        if (rollbacks.isUnderWay(snapshot)) {
            throw new Refusal(ArrayCode.IN_USE_BY_ROLLBACK);
        }
        remove(snapshot);
        return ArrayReply.ok();
    }

    ArrayReply rollBack(ArrayRequest request) {
        SimulatedSnapshot target = existing(request.parameter("ID"), request);
        SimulatedFileSystem parent =
                fileSystems.withId(target.fileSystemId()).orElseThrow(() -> new Refusal(ArrayCode.NO_SUCH_FILE_SYSTEM));
        parent.refuseRollback();
        rollbacks.accept(target, request.parameter("rollbackSpeed"));
        return ArrayReply.ok();
    }

    void remove(SimulatedSnapshot snapshot) {
        state.snapshots.remove(snapshot.id());
        state.save();
        contents.drop(snapshot);
    }

    private void refuseCreate(SimulatedFileSystem parent, String name) {
        if (!rules.licensed) {
            throw new Refusal(ArrayCode.NO_LICENCE);
        }
        if (!LEGAL_NAME.matcher(name).matches()) {
            throw new Refusal(ArrayCode.BAD_NAME);
        }
        rollbacks.refuseWhileUnderWay(parent.id());
        if (state.snapshots.containsKey(parent.id() + "@" + name)) {
            throw new Refusal(ArrayCode.NAME_EXISTS);
        }
        if (of(parent).size() >= rules.limit) {
            throw new Refusal(ArrayCode.TOO_MANY_SNAPSHOTS);
        }
        parent.refuseSnapshot();
    }

    private SimulatedSnapshot existing(String id, ArrayRequest request) {
        SimulatedSnapshot snapshot = state.snapshots.get(id);
        if (snapshot == null || !fileSystems.isVisible(snapshot.vstore(), request)) {
            throw new Refusal(ArrayCode.NO_SUCH_SNAPSHOT);
        }
        return snapshot;
    }

    private List<SimulatedSnapshot> of(SimulatedFileSystem parent) {
        return state.snapshots.values().stream()
                .filter(one -> one.fileSystemId().equals(parent.id()))
                .toList();
    }
}
