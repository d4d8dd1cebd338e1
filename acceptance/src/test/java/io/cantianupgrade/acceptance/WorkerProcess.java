package io.cantianupgrade.acceptance;

/** A worker in a process of its own, so that it can be killed like one. */
final class WorkerProcess implements AutoCloseable {

    private final Process process;

    WorkerProcess(Process process) {
        this.process = process;
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
