package io.cantianupgrade.simulator;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A program of a node that runs, as the kernel shows it; enough to start the same one elsewhere.
 *
 * @param output where its standard output goes; {@code /dev/null} unless it is a file
 */
record RunningProgram(
        long pid, Path executable, List<String> words, Map<String, String> environment, Path home, Path output) {

    private static final Path NOWHERE = Path.of("/dev/null");

    /** Empty for a process that is gone, or belongs to no node. */
    static Optional<RunningProgram> of(ProcessHandle process) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        try {
            Map<String, String> environment = new LinkedHashMap<>();
            for (String entry : fields(proc.resolve("environ"))) {
                int end = entry.indexOf('=');
                if (end > 0) { // A process on its way to another program may show half an environment.
                    environment.put(entry.substring(0, end), entry.substring(end + 1));
                }
            }
            if (!environment.containsKey(NodeEnvironment.ROOT)) {
                return Optional.empty();
            }
            Path output = Files.readSymbolicLink(proc.resolve("fd/1"));
            return Optional.of(new RunningProgram(
                    process.pid(),
                    Files.readSymbolicLink(proc.resolve("exe")),
                    fields(proc.resolve("cmdline")),
                    environment,
                    Files.readSymbolicLink(proc.resolve("cwd")),
                    Files.isRegularFile(output) ? output : NOWHERE));
        } catch (IOException gone) {
            return Optional.empty();
        }
    }

    private static List<String> fields(Path file) throws IOException {
        String text = Files.readString(file, StandardCharsets.ISO_8859_1);
        return text.isEmpty() ? List.of() : List.of(text.split("\0"));
    }

    long parent() {
        return ProcessHandle.of(pid)
                .flatMap(ProcessHandle::parent)
                .map(ProcessHandle::pid)
                .orElse(0L);
    }

    /** The number of the node that it runs on. */
    int node() {
        return Integer.parseInt(environment.get(NodeEnvironment.ROOT).replaceFirst(".*/node", ""));
    }

    /** The same program of another cluster: every path of the one becomes a path of the other. */
    void startFor(Moved moved) throws IOException {
        List<String> argv =
                new ArrayList<>(List.of("/usr/bin/env", "setsid", "bash", "-c", "exec -a \"$0\" \"$@\"", words.get(0)));
        argv.add(executable.toString());
        words.stream().skip(1).map(moved::text).forEach(argv::add);
        ProcessBuilder.Redirect log =
                ProcessBuilder.Redirect.appendTo(moved.path(output).toFile());
        ProcessBuilder builder = new ProcessBuilder(argv)
                .directory(moved.path(home).toFile())
                .redirectInput(NOWHERE.toFile())
                .redirectOutput(log)
                .redirectError(log);
        builder.environment().clear();
        environment.forEach((name, value) -> builder.environment().put(name, moved.text(value)));
        builder.start();
    }
}
