package io.cantianupgrade.cli.temporal;

import io.cantianupgrade.cli.CliFailure;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Starts {@code worker --embedded} as a process of its own: Ctrl-C at the terminal and the end of the terminal leave it
 * running, and with it every operation.
 */
public final class BackgroundService {
    private static final Duration LIMIT = Duration.ofMinutes(6);

    private final StateFolder state;
    private final List<String> words;
    private final String mainClass;
    private final Consumer<String> notices;

    /**
     * @param words of the command line, after {@code worker --embedded}
     * @param mainClass with the main method of the command line
     */
    public BackgroundService(StateFolder state, List<String> words, String mainClass, Consumer<String> notices) {
        this.state = state;
        this.words = List.copyOf(words);
        this.mainClass = mainClass;
        this.notices = notices;
    }

    /** Returns when a service answers at {@link Endpoint#LOCAL}; starts one when nothing is there. */
    public void ensure(String namespace) {
        if (Ports.answers(Ports.USUAL_SERVICE)) {
            return;
        }
        notices.accept("Starting Temporal and a worker in the background ...");
        Process starter = launch();
        long end = System.nanoTime() + LIMIT.toNanos();
        while (System.nanoTime() < end) {
            boolean ended = endsWithin(starter, Duration.ofMillis(200));
            if (state.isReady() && Ports.answers(Ports.USUAL_SERVICE) && Connection.serves(Endpoint.LOCAL, namespace)) {
                notices.accept("They run, and go on without this terminal. Log: " + state.serviceLog());
                state.webUi().ifPresent(address -> notices.accept("Web UI: " + address));
                return;
            }
            if (ended) {
                break;
            }
        }
        throw CliFailure.unreachable(
                "The Temporal service of this machine did not start.",
                "look at the end of " + state.serviceLog() + ", or name a service with --address",
                null);
    }

    private Process launch() {
        try {
            state.create();
            state.notReady();
            return new ProcessBuilder(command())
                    .directory(state.path().toFile())
                    .redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")))
                    .redirectErrorStream(true)
                    .redirectOutput(
                            ProcessBuilder.Redirect.appendTo(state.serviceLog().toFile()))
                    .start();
        } catch (IOException failed) {
            throw CliFailure.failed(
                    "The Temporal service of this machine cannot be started: " + failed.getMessage(),
                    "make " + state.path() + " writable, or name a service with --address",
                    failed);
        }
    }

    /** In a session of its own, so that no signal of the terminal reaches it. */
    private List<String> command() {
        List<String> command = new ArrayList<>(
                Files.isExecutable(Path.of("/usr/bin/setsid"))
                        ? List.of("/usr/bin/setsid")
                        : List.of("bash", "-c", "set -m; \"$@\" & wait $!", "bash"));
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xshare:auto", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(mainClass, "worker", "--embedded"));
        command.addAll(words);
        return command;
    }

    private static boolean endsWithin(Process process, Duration limit) {
        try {
            return process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return true;
        }
    }
}
