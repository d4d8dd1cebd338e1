package io.cantianupgrade.cli.temporal;

import io.cantianupgrade.contract.SearchKeys;
import io.temporal.common.SearchAttributeKey;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The Temporal development server as a child of this process: durable in one SQLite file, with the Web UI. */
final class DevServer implements TemporalService {
    /**
     * The shell keeps the server alive only as long as its standard input is open. That pipe closes when this process
     * ends, however it ends, so no server is ever left behind.
     */
    private static final String LEASH = """
            exec 3<&0
            "$@" 3<&- </dev/null &
            child=$!
            { cat <&3 >/dev/null; kill $child; } 2>/dev/null &
            wait $child
            """;

    private static final Duration READY_LIMIT = Duration.ofSeconds(60);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(5);

    private final Process process;
    private final Ports ports;

    private DevServer(Process process, Ports ports) {
        this.process = process;
        this.ports = ports;
    }

    /**
     * Returns when the server answers.
     *
     * @param folder for the database and the server's log
     * @param codec address of the codec server by which the Web UI reads what is encrypted
     * @throws ServiceNotStarted when the server does not answer in time
     */
    static DevServer start(Path binary, Ports ports, Path folder, String namespace, Optional<String> codec)
            throws ServiceNotStarted {
        Path log = folder.resolve("temporal.log");
        List<String> command = command(binary, ports, folder, namespace);
        codec.ifPresent(url -> command.addAll(List.of("--ui-codec-endpoint", url)));
        DevServer server = new DevServer(launch(command, log), ports);
        try {
            server.awaitReady(namespace, log);
            return server;
        } catch (ServiceNotStarted late) {
            server.close();
            throw late;
        }
    }

    private static List<String> command(Path binary, Ports ports, Path folder, String namespace) {
        List<String> command = new ArrayList<>(List.of("sh", "-c", LEASH, "sh", binary.toString()));
        command.addAll(List.of("server", "start-dev", "--ip", "127.0.0.1", "--log-level", "error"));
        command.addAll(List.of("--port", String.valueOf(ports.service())));
        command.addAll(List.of("--ui-port", String.valueOf(ports.webUi())));
        command.addAll(List.of("--db-filename", folder.resolve("temporal.db").toString()));
        command.addAll(List.of("--namespace", namespace));
        for (SearchAttributeKey<String> key : SearchKeys.ALL) {
            command.addAll(List.of("--search-attribute", key.getName() + "=Keyword"));
        }
        return command;
    }

    private static Process launch(List<String> command, Path log) throws ServiceNotStarted {
        try {
            Files.createDirectories(log.getParent());
            return new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile())
                    .start();
        } catch (IOException failed) {
            throw new ServiceNotStarted("the Temporal server cannot be started: " + failed.getMessage());
        }
    }

    private void awaitReady(String namespace, Path log) throws ServiceNotStarted {
        long end = System.nanoTime() + READY_LIMIT.toNanos();
        while (System.nanoTime() < end) {
            if (endsWithin(Duration.ofMillis(100))) {
                throw new ServiceNotStarted("the Temporal server ended at once: " + lastLine(log));
            }
            if (Ports.answers(ports.service()) && Connection.serves(target(), namespace)) {
                return;
            }
        }
        throw new ServiceNotStarted("the Temporal server did not answer within 60 s, see " + log);
    }

    private boolean endsWithin(Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }

    private static String lastLine(Path log) {
        try {
            List<String> lines = Files.readAllLines(log);
            return lines.isEmpty() ? "it said nothing" : lines.get(lines.size() - 1);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @Override
    public String target() {
        return "127.0.0.1:" + ports.service();
    }

    @Override
    public Optional<String> webUi() {
        return Optional.of("http://127.0.0.1:" + ports.webUi());
    }

    @Override
    public void close() {
        try {
            process.getOutputStream().close();
        } catch (IOException gone) {
            process.destroy();
        }
        if (!endsWithin(STOP_LIMIT)) {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }
}
