package io.cantianupgrade.simulator.array;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** Rollbacks go on by themselves, whether anybody asks or not, and over a restart of the array. */
final class Rollbacks implements AutoCloseable {

    private final ArrayState state;
    private final SnapshotContents contents;
    private final FileSystems fileSystems;
    private final RollbackRules rules;
    private final ScheduledExecutorService worker = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "simulated-array-rollback");
        thread.setDaemon(true);
        return thread;
    });

    Rollbacks(ArrayState state, SnapshotContents contents, FileSystems fileSystems, RollbackRules rules) {
        this.state = state;
        this.contents = contents;
        this.fileSystems = fileSystems;
        this.rules = rules;
    }

    /** Takes up what a restart interrupted. */
    void resume() {
        synchronized (state) {
            state.rollbacks.values().stream()
                    .filter(rollback -> !rollback.restored())
                    .forEach(this::schedule);
        }
    }

    ArrayReply query(ArrayRequest request) {
        String fileSystem = fileSystems.parent(request).id();
        long now = System.currentTimeMillis();
        Rollback rollback = state.rollbacks.get(fileSystem);
        boolean pending = rollback != null && rollback.isPending(now);
        Rollback shown = pending ? state.earlierRollbacks.get(fileSystem) : rollback;
        if (shown == null) {
            return withoutTask();
        }
        if (!pending && shown.isOver(now) && !shown.ended()) {
            state.rollbacks.put(fileSystem, shown.withEnded());
            state.save();
        }
        return ArrayReply.ok(shown.json(now, rules.rateStays));
    }

    void accept(SimulatedSnapshot target, String speed) {
        refuseWhileUnderWay(target.fileSystemId());
        long startsAt = System.currentTimeMillis() + rules.startDelay.toMillis();
        Rollback rollback = new Rollback(
                target,
                speed.isEmpty() ? 3 : Integer.parseInt(speed),
                startsAt,
                startsAt + rules.duration.toMillis(),
                rules.pauses,
                rules.end,
                false,
                false);
        Rollback earlier = state.rollbacks.put(target.fileSystemId(), rollback);
        if (earlier != null) {
            state.earlierRollbacks.put(target.fileSystemId(), earlier.withEnded());
        }
        state.save();
        schedule(rollback);
    }

    void refuseWhileUnderWay(String fileSystem) {
        Rollback rollback = state.rollbacks.get(fileSystem);
        if (rollback != null && !rollback.isOver(System.currentTimeMillis())) {
            throw new Refusal(ArrayCode.ROLLING_BACK);
        }
    }

    boolean isUnderWay(SimulatedSnapshot target) {
        Rollback rollback = state.rollbacks.get(target.fileSystemId());
        return rollback != null && rollback.target().equals(target) && !rollback.isOver(System.currentTimeMillis());
    }

    private ArrayReply withoutTask() {
        if (!rules.idleWithoutTask) {
            throw new Refusal(ArrayCode.NO_ROLLBACK);
        }
        return ArrayReply.ok(JsonNodeFactory.instance
                .objectNode()
                .put("rollbackStatus", "0")
                .put("rollbackStarttime", "-1")
                .put("rollbackEndtime", "-1"));
    }

    private void schedule(Rollback rollback) {
        long wait = Math.max(0, rollback.startsAt() - System.currentTimeMillis());
        ScheduledFuture<?> unused = worker.schedule(() -> restore(rollback), wait, TimeUnit.MILLISECONDS);
    }

    private void restore(Rollback rollback) {
        boolean back = rollback.end() != RollbackRules.End.TERMINATED && isBroughtBack(rollback.target());
        synchronized (state) {
            List<SimulatedSnapshot> newer = back && rules.deletesNewer ? newerThan(rollback.target()) : List.of();
            newer.forEach(one -> state.snapshots.remove(one.id()));
            state.rollbacks.put(rollback.target().fileSystemId(), rollback.withRestored(back));
            state.save();
            newer.forEach(contents::drop);
        }
    }

    /** A folder that could not be restored shows as a rollback that was terminated, as on an array with a bad disk. */
    private boolean isBroughtBack(SimulatedSnapshot target) {
        try {
            fileSystems
                    .withId(target.fileSystemId())
                    .ifPresent(fileSystem -> contents.bringBack(target, fileSystem.folder()));
            return true;
        } catch (UncheckedIOException e) {
            return false;
        }
    }

    private List<SimulatedSnapshot> newerThan(SimulatedSnapshot target) {
        return state.snapshots.values().stream()
                .filter(one -> one.fileSystemId().equals(target.fileSystemId()))
                .filter(one -> one.number() > target.number())
                .toList();
    }

    /** A rollback that is copying right now ends first. */
    @Override
    public void close() {
        worker.shutdownNow();
        try {
            worker.awaitTermination(10, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
