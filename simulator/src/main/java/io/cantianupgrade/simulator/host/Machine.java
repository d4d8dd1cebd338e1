package io.cantianupgrade.simulator.host;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Programs of the machine that the hosts are on. */
final class Machine {

    private Machine() {}

    /** What a program printed; it must end with exit code 0. */
    static String run(List<String> words) {
        return run(words, "");
    }

    static String run(List<String> words, String input) {
        try {
            Process process = start(words);
            try (var in = process.outputWriter(StandardCharsets.UTF_8)) {
                in.write(input);
            }
            return finished(words, process);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Process start(List<String> words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(words).redirectErrorStream(true);
        builder.environment().merge("PATH", "/usr/sbin:/sbin", (path, more) -> path + ":" + more);
        return builder.start();
    }

    /** What a program printed; it must end with exit code 0. */
    static String finished(List<String> words, Process process) throws IOException {
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            int exitCode = process.waitFor();
            if (exitCode != 0) {
                throw new IOException(String.join(" ", words) + " ended with " + exitCode + ": " + output);
            }
            return output;
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** A script that comes with this package, as a file that a shell can read. */
    static Path script(Path folder, String name) {
        try (InputStream text = Machine.class.getResourceAsStream("/io/cantianupgrade/simulator/namespaces/" + name)) {
            Path file = Files.createDirectories(folder).resolve(name);
            Files.write(file, text.readAllBytes());
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
