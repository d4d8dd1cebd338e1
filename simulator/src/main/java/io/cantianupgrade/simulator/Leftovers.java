package io.cantianupgrade.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/** The processes of a cluster, or of one node, known by the folder in their environment: nothing else on the machine carries it. */
final class Leftovers {

    private static final int LOOKS = 100;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(20);

    private final String mark;

    Leftovers(Path folder) {
        this(NodeEnvironment.CLUSTER, folder);
    }

    private Leftovers(String variable, Path folder) {
        mark = "\0" + variable + "=" + folder + "\0";
    }

    static Leftovers ofNode(Path root) {
        return new Leftovers(NodeEnvironment.ROOT, root);
    }

    /** Kills every process of the cluster, and those that they start meanwhile; returns when none is left. */
    void kill() {
        for (int look = 0; look < LOOKS; look++) {
            List<ProcessHandle> found = find();
            if (found.isEmpty()) {
                return;
            }
            found.forEach(ProcessHandle::destroyForcibly);
            LockSupport.parkNanos(BETWEEN_LOOKS.toNanos());
        }
        throw new IllegalStateException("processes of the simulated cluster survive: " + find());
    }

    List<ProcessHandle> find() {
        List<ProcessHandle> found = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(Path.of("/proc"), "[0-9]*")) {
            for (Path process : processes) {
                long pid = Long.parseLong(process.getFileName().toString());
                if (pid != ProcessHandle.current().pid() && environment(process).contains(mark)) {
                    ProcessHandle.of(pid).ifPresent(found::add);
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Empty for a process that is gone, a zombie, or somebody else's. */
    private static String environment(Path process) {
        try {
            return "\0" + new String(Files.readAllBytes(process.resolve("environ")), StandardCharsets.UTF_8);
        } catch (IOException e) {
            return "";
        }
    }
}
