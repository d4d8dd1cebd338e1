package io.cantianupgrade.simulator.array;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * One rollback, from the moment it is accepted. Its state follows from the clock and from whether the content is back.
 *
 * @param startsAt epoch milliseconds
 * @param endsAt epoch milliseconds
 * @param restored whether the content is back, or never will be
 * @param ended whether the last state has been shown, so that a 3 becomes a 0
 */
record Rollback(
        SimulatedSnapshot target,
        int speed,
        long startsAt,
        long endsAt,
        boolean pauses,
        RollbackRules.End end,
        boolean restored,
        boolean ended) {

    private static final int IDLE = 0;
    private static final int RUNNING = 1;
    private static final int PAUSED = 2;
    private static final int COMPLETE = 3;
    private static final int TERMINATED = 4;

    @JsonIgnore
    boolean isPending(long now) {
        return now < startsAt;
    }

    @JsonIgnore
    boolean isOver(long now) {
        return restored && now >= endsAt;
    }

    /** @param back false when the content could not be restored, which ends as terminated */
    Rollback withRestored(boolean back) {
        RollbackRules.End last = back ? end : RollbackRules.End.TERMINATED;
        return new Rollback(target, speed, startsAt, endsAt, pauses, last, true, ended);
    }

    Rollback withEnded() {
        return new Rollback(target, speed, startsAt, endsAt, pauses, end, restored, true);
    }

    ObjectNode json(long now, boolean rateStays) {
        int status = status(now);
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("rollbackStatus", Integer.toString(status))
                .put("rollbackSpeed", Integer.toString(speed))
                .put("rollbackTargetObjID", target.id())
                .put("rollbackTargetObjName", target.name())
                .put("rollbackStarttime", Long.toString(startsAt / 1000))
                .put("rollbackEndtime", isOver(now) ? Long.toString(endsAt / 1000) : "-1");
        if (!isOver(now)) {
            json.put("rollbackRate", Long.toString(rate(now)));
        } else if (rateStays && end != RollbackRules.End.TERMINATED) {
            json.put("rollbackRate", "100");
        }
        return json;
    }

    private int status(long now) {
        if (isOver(now)) {
            return lastStatus();
        }
        long third = (endsAt - startsAt) / 3;
        boolean paused = pauses && now >= startsAt + third && now < endsAt - third;
        return paused ? PAUSED : RUNNING;
    }

    private int lastStatus() {
        return switch (end) {
            case TERMINATED -> TERMINATED;
            case IDLE -> IDLE;
            case COMPLETE_THEN_IDLE -> ended ? IDLE : COMPLETE;
        };
    }

    private long rate(long now) {
        return Math.min(99, 100 * (now - startsAt) / Math.max(1, endsAt - startsAt));
    }
}
