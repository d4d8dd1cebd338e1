package io.cantianupgrade.acceptance;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The program {@code cantian-upgrade} in a process of its own, as an operator's shell runs it. */
final class Program {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private Program() {}

    /** Runs it to its end against the shared Temporal service. */
    static Ended run(String... words) {
        try {
            Path out = Files.createTempFile("cantian-out", ".txt");
            Path err = Files.createTempFile("cantian-err", ".txt");
            Process process = start(out, err, words);
            if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError("still running after " + LONGEST + ": " + List.of(words)
                        + Files.readString(out, StandardCharsets.UTF_8));
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

    /** Starts it and leaves it running; the caller ends it. */
    static Process start(Path out, Path err, String... words) throws IOException {
        List<String> argv = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xshare:auto",
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                "io.cantianupgrade.cli.Main"));
        argv.addAll(List.of(words));
        if (!List.of(words).contains("--address")) {
            argv.addAll(List.of("--address", SharedTemporal.address()));
        }
        return new ProcessBuilder(argv)
                .redirectOutput(out.toFile())
                .redirectError(err.toFile())
                .start();
    }

    record Ended(int exitCode, String out, String err) {

        /** The last line of the output, which is an object. */
        JsonNode json() {
            List<String> lines = out.strip().lines().toList();
            try {
                return new ObjectMapper().readTree(lines.get(lines.size() - 1));
            } catch (IOException e) {
                throw new AssertionError("no JSON at the end of: " + out + err, e);
            }
        }

        String everything() {
            return out + err;
        }
    }
}
