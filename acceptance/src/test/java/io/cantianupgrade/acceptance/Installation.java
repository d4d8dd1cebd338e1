package io.cantianupgrade.acceptance;

import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cli.temporal.EmbeddedTemporal;
import io.cantianupgrade.cli.temporal.Endpoint;
import io.cantianupgrade.cli.temporal.ServiceNotStarted;
import io.cantianupgrade.cli.temporal.TemporalBinary;
import io.cantianupgrade.cli.temporal.TemporalService;
import io.cantianupgrade.contract.WorkflowIds;
import io.cantianupgrade.encryption.Keys;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.storage.devicemanager.ArrayPatience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/**
 * What an operator has: a real Temporal service, and the program {@code cantian-upgrade}. Every test class has one, so that no
 * worker of another class takes its work.
 *
 * <p>A worker is always a process of its own. A command line is one where the process itself is looked at ({@link #runProgram}, {@link
 * #start}); elsewhere only the start of a JVM is left out, which costs more than most commands.
 */
final class Installation implements AutoCloseable {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final TemporalService temporal;
    private final Path folder;
    private final List<Forward> forwards = new ArrayList<>();

    private Installation(TemporalService temporal, Path folder) {
        this.temporal = temporal;
        this.folder = folder;
    }

    static Installation start() {
        try {
            TemporalBinary binary =
                    new TemporalBinary(System.getenv(), Path.of(System.getProperty("user.home")), System.err::println);
            if (binary.find().isEmpty()) {
                throw new IllegalStateException("these tests need the Temporal server: run ./verify, which fetches it");
            }
            Path folder = Files.createTempDirectory("cantian-temporal");
            return new Installation(
                    new EmbeddedTemporal(binary, System.err::println).startAnywhere(folder, "default"), folder);
        } catch (ServiceNotStarted e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where Temporal listens. */
    String address() {
        return temporal.target();
    }

    /** Where Temporal listens for hosts that reach this machine by that address; as long as this installation is there. */
    String addressFor(String machine) {
        try {
            Forward forward = Forward.at(machine, temporal.target());
            forwards.add(forward);
            return machine + ":" + forward.port();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Where the browser finds Temporal's Web UI. */
    String webUi() {
        return temporal.webUi().orElseThrow();
    }

    /** Database and log of Temporal. */
    Path folder() {
        return folder;
    }

    WorkerProcess startWorker() {
        return startWorker(Map.of());
    }

    /** @param environment of the worker, over the one of this process */
    WorkerProcess startWorker(Map<String, String> environment, String... words) {
        try {
            Path log = Files.createTempFile("cantian-worker", ".log");
            List<String> all = new ArrayList<>(List.of("worker"));
            all.addAll(List.of(words));
            return new WorkerProcess(start(environment, log, log, all.toArray(String[]::new)), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A worker on a node: a process of that node, with as little memory as an installed one has. */
    WorkerProcess startNodeWorker(Site site, int node) {
        try {
            Path log = Files.createTempFile("cantian-worker-" + node, ".log");
            ProcessBuilder worker = new ProcessBuilder(JavaProgram.small(withAddress(
                            List.of("worker", "--cluster", site.cluster().name(), "--node", Integer.toString(node)))))
                    .directory(site.cluster().node(node).root().toFile())
                    .redirectOutput(log.toFile())
                    .redirectError(log.toFile());
            worker.environment().clear();
            worker.environment().putAll(site.cluster().node(node).environment());
            return new WorkerProcess(worker.start(), log);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A worker that is no process of its own: for what does not look at the process itself. */
    WorkerHere startWorkerHere() {
        return startWorkerHere(ArrayPatience.standard());
    }

    /** A worker that waits for the storage array as long as this says. It is no process of its own. */
    WorkerHere startWorkerHere(ArrayPatience arrayPatience) {
        return WorkerHere.start(temporal.target(), arrayPatience, Optional.empty());
    }

    /** A worker that encrypts with the first of these keys. It is no process of its own. */
    WorkerHere startWorkerHere(Keys keys) {
        return WorkerHere.start(temporal.target(), ArrayPatience.standard(), Optional.of(keys));
    }

    /** Runs a command line to its end, in this process. */
    Ended run(String... words) {
        return run(LONGEST, words);
    }

    /** The same for a command that follows something long. */
    Ended run(Duration limit, String... words) {
        return CommandLineHere.run(limit, withAddress(List.of(words)).toArray(String[]::new));
    }

    /** Runs the program to its end, in a process of its own. */
    Ended runProgram(String... words) {
        try {
            Path out = Files.createTempFile("cantian-out", ".txt");
            Path err = Files.createTempFile("cantian-err", ".txt");
            Process process = start(out, err, words);
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(
                        "still running after " + LONGEST + ": " + List.of(words) + Files.readString(out));
            }
            return new Ended(
                    process.exitValue(),
                    Files.readString(out, StandardCharsets.UTF_8),
                    Files.readString(err, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** Looks at the status of a cluster until it is so. */
    Ended awaitState(String cluster, String state, String... more) {
        List<String> words = new ArrayList<>(List.of("status", cluster, "-o", "json"));
        words.addAll(List.of(more));
        return Awaitility.await()
                .atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> run(words.toArray(String[]::new)),
                        status -> !status.out().isBlank() // No worker answers yet.
                                && status.json().get("state").asText().equals(state));
    }

    /** Ends the operation of a cluster in Temporal itself. */
    void terminate(String cluster) {
        try (Connection connection = Connection.open(new Endpoint(temporal.target(), "default", true))) {
            connection
                    .client()
                    .newUntypedWorkflowStub(WorkflowIds.operation(new ClusterId(cluster)))
                    .terminate("the race is decided");
        }
    }

    /** What the service keeps of the latest operation of a cluster, byte by byte. */
    String kept(String cluster) {
        try (Connection plain = Connection.open(new Endpoint(temporal.target(), "default", true))) {
            return plain.client()
                    .fetchHistory(WorkflowIds.operation(new ClusterId(cluster)))
                    .getHistory()
                    .toByteString()
                    .toString(StandardCharsets.ISO_8859_1);
        }
    }

    /** Starts the program and leaves it running. */
    Process start(String... words) throws IOException {
        Path log = Files.createTempFile("cantian-left", ".log");
        return start(log, log, words);
    }

    /** How the program is started by somebody at a terminal. */
    List<String> onTerminal(String... words) {
        return JavaProgram.onTerminal(withAddress(List.of(words)));
    }

    private Process start(Path out, Path err, String... words) throws IOException {
        return start(Map.of(), out, err, words);
    }

    private Process start(Map<String, String> environment, Path out, Path err, String... words) throws IOException {
        ProcessBuilder program = new ProcessBuilder(JavaProgram.with(withAddress(List.of(words))))
                .redirectOutput(out.toFile())
                .redirectError(err.toFile());
        program.environment().putAll(environment);
        return program.start();
    }

    private List<String> withAddress(List<String> words) {
        List<String> all = new ArrayList<>(words);
        if (!words.contains("--address")) {
            all.addAll(List.of("--address", temporal.target()));
        }
        return all;
    }

    @Override
    public void close() {
        forwards.forEach(Forward::close);
        temporal.close();
    }
}
