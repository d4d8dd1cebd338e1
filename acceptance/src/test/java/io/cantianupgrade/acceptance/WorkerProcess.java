package io.cantianupgrade.acceptance;

import java.nio.file.Path;

/** A worker in a process of its own, so that it can be killed like one. */
final class WorkerProcess implements AutoCloseable {

    private final Process process;
    private final Path log;

    WorkerProcess(Process process, Path log) {
        this.process = process;
        this.log = log;
    }

    /** Everything that it has said. */
    Path log() {
        return log;
    }

    /** {@code kill -9}. */
    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
