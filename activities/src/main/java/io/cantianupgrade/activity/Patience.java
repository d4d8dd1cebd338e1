package io.cantianupgrade.activity;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/** Waits for the cluster. What happens when the wait runs out is the caller's next look to say, never a shrug. */
final class Patience {

    private Patience() {}

    static void until(StepContext context, Duration limit, BooleanSupplier done, String doing) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (!done.getAsBoolean() && System.nanoTime() < deadline) {
            context.alive(doing);
            LockSupport.parkNanos(context.world().look().toNanos());
        }
    }
}
