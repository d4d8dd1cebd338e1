package io.cantianupgrade.acceptance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

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

    /** Resident memory in MB, as {@code grep VmRSS /proc/PID/status} says it. */
    long residentMegabytes() {
        try (Stream<String> lines = Files.lines(Path.of("/proc/" + process.pid() + "/status"))) {
            return lines.filter(line -> line.startsWith("VmRSS:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) / 1024)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
