package io.cantianupgrade.activity;

import io.temporal.activity.ActivityExecutionContext;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Tells Temporal every few seconds that the worker lives and what it does, also while a single command takes its time. A dead
 * worker is silent, and that is what the silence must mean; a command that hangs has a limit of its own.
 */
final class SignsOfLife implements AutoCloseable {

    private static final long SECONDS = 5;
    private static final ScheduledExecutorService CLOCK = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "signs of life");
        thread.setDaemon(true);
        return thread;
    });

    private final ActivityExecutionContext activity;
    private final AtomicReference<String> doing = new AtomicReference<>("begins");
    private final AtomicReference<Optional<ActivityCompletionException>> end = new AtomicReference<>(Optional.empty());
    private final ScheduledFuture<?> repeated;

    SignsOfLife(ActivityExecutionContext activity) {
        this.activity = activity;
        this.repeated = CLOCK.scheduleAtFixedRate(this::repeat, SECONDS, SECONDS, TimeUnit.SECONDS);
    }

    /**
     * Says what the step does now.
     *
     * @throws ActivityCompletionException when the step is no longer wanted: cancelled, or taken over by another attempt
     */
    void say(String now) {
        end.get().ifPresent(reason -> {
            throw reason;
        });
        doing.set(now);
        activity.heartbeat(now);
    }

    private void repeat() {
        try {
            activity.heartbeat(doing.get());
        } catch (ActivityCompletionException notWanted) {
            end.set(Optional.of(notWanted)); // The step itself hears of it when it next says something.
            if (!(notWanted instanceof ActivityCanceledException)) {
                repeated.cancel(false); // One that is cancelled lives on until its job is ended.
            }
        }
    }

    @Override
    public void close() {
        repeated.cancel(false);
    }
}
