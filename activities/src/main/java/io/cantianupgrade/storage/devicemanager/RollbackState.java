package io.cantianupgrade.storage.devicemanager;

import com.fasterxml.jackson.databind.JsonNode;
import io.cantianupgrade.storage.Snapshot;
import java.util.OptionalInt;

/**
 * What the array shows about the latest rollback of a file system.
 *
 * @param rate in percent; often absent once it is over
 * @param start epoch seconds by the array's clock, -1 when unset
 * @param end epoch seconds by the array's clock, -1 when unset
 */
record RollbackState(Status status, OptionalInt rate, String targetId, String targetName, long start, long end) {

    static final RollbackState NONE = new RollbackState(Status.IDLE, OptionalInt.empty(), "", "", -1, -1);

    enum Status {
        IDLE,
        RUNNING,
        PAUSED,
        COMPLETE,
        TERMINATED
    }

    /** A status that is missing or unknown says as little as idle. */
    static RollbackState of(JsonNode json) {
        int status = json.path("rollbackStatus").asInt(0);
        Status[] known = Status.values();
        return new RollbackState(
                status >= 0 && status < known.length ? known[status] : Status.IDLE,
                Reply.text(json, "rollbackRate").isEmpty()
                        ? OptionalInt.empty()
                        : OptionalInt.of(json.path("rollbackRate").asInt()),
                Reply.text(json, "rollbackTargetObjID"),
                Reply.text(json, "rollbackTargetObjName"),
                json.path("rollbackStarttime").asLong(-1),
                json.path("rollbackEndtime").asLong(-1));
    }

    boolean isUnderWay() {
        return status == Status.RUNNING || status == Status.PAUSED;
    }

    boolean isOf(Snapshot snapshot) {
        return targetId.isEmpty() ? targetName.equals(snapshot.name()) : targetId.equals(snapshot.id());
    }

    /** The same rollback as another look showed: only status and rate may differ. */
    boolean isSameAs(RollbackState other) {
        return targetId.equals(other.targetId)
                && targetName.equals(other.targetName)
                && start == other.start
                && end == other.end;
    }

    /** Says of itself that it went through to the end. */
    boolean claimsEnd() {
        return rate.orElse(0) == 100 || (start > 0 && end >= start);
    }

    String line() {
        return "rollback of " + Reply.printable(targetName) + ": status " + status
                + (rate.isPresent() ? ", " + rate.getAsInt() + " %" : "") + ", start " + start + ", end " + end;
    }
}
