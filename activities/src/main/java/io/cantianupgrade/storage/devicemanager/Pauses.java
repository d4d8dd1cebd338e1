package io.cantianupgrade.storage.devicemanager;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/** Waiting that ends at once when the worker is told to stop. */
final class Pauses {

    private Pauses() {}

    /** @throws ProblemException {@code WORKER_LOST} when the thread is interrupted; the thread stays interrupted */
    static void of(Duration length) {
        try {
            Thread.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ProblemException(
                    new Problem(
                            ProblemCode.WORKER_LOST,
                            "storage array",
                            "the worker was told to stop while it waited for the storage array",
                            List.of(),
                            "start a worker; the step looks at what the array has done and goes on from there"),
                    e);
        }
    }

    /** A little longer or shorter, so that several workers do not come back in step. */
    static void about(Duration length) {
        of(length.multipliedBy(ThreadLocalRandom.current().nextInt(80, 121)).dividedBy(100));
    }
}
