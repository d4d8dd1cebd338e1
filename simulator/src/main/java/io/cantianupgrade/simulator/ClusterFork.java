package io.cantianupgrade.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A second cluster that is as another one is at this moment.
 *
 * <ol>
 *   <li>every process of the original is held, so that the copy is of one moment;
 *   <li>all files are copied with modes and times, and the programs that run are noted; then the original goes on;
 *   <li>paths of the original become paths of the copy, in links and in texts; a job that runs is lost in the copy, as after
 *       a power failure;
 *   <li>SSH servers with the same keys and other ports, and the same programs;
 *   <li>the journal is the original's.
 * </ol>
 */
final class ClusterFork {

    private static final Path JOURNAL = Path.of("journal.log");

    private final SimulatedCluster original;
    private final Moved moved;

    ClusterFork(SimulatedCluster original, Path folder) {
        this.original = original;
        this.moved = new Moved(original.folder(), folder);
    }

    SimulatedCluster take(ClusterSettings settings) {
        try {
            Files.createDirectories(moved.to().getParent());
            RunningPrograms programs = copyHeld();
            redirectLinks();
            redirectTexts();
            for (int node = 0; node < settings.nodes(); node++) {
                forgetProcesses(moved.to().resolve("node" + node));
                Files.deleteIfExists(moved.to().resolve("ssh/port" + node));
            }
            settings.save(moved.to());
            Path journal = moved.to().resolve(JOURNAL);
            String past = Files.exists(journal) ? Files.readString(journal) : "";
            Files.writeString(journal, "");
            SimulatedCluster copy = ClusterStart.opened(moved.to(), settings);
            programs.startFor(moved, copy, joined(settings));
            Files.writeString(journal, past);
            return copy;
        } catch (IOException e) {
            new Leftovers(moved.to()).kill();
            throw new UncheckedIOException(e);
        }
    }

    private RunningPrograms copyHeld() throws IOException {
        List<ProcessHandle> held = new ArrayList<>();
        try {
            for (List<ProcessHandle> found = running(held); !found.isEmpty(); found = running(held)) {
                signal("-STOP", found);
                held.addAll(found); // Until none is new: the last one may have started another before it was held.
            }
            RunningPrograms programs = RunningPrograms.among(held);
            command(List.of("cp", "-a", moved.from().toString(), moved.to().toString()));
            return programs;
        } finally {
            signal("-CONT", held);
        }
    }

    private List<ProcessHandle> running(List<ProcessHandle> held) {
        List<ProcessHandle> found = new ArrayList<>(original.processes());
        found.removeAll(held);
        return found;
    }

    private static void signal(String name, List<ProcessHandle> processes) throws IOException {
        List<String> words = new ArrayList<>(List.of("bash", "-c", "kill \"$@\" 2>/dev/null; true", "bash", name));
        processes.forEach(process -> words.add(Long.toString(process.pid())));
        if (!processes.isEmpty()) {
            command(words);
        }
    }

    private void redirectLinks() throws IOException {
        try (Stream<Path> files = Files.walk(moved.to())) {
            for (Path link : files.filter(Files::isSymbolicLink).toList()) {
                Path target = Files.readSymbolicLink(link);
                if (target.startsWith(moved.from())) {
                    Files.delete(link);
                    Files.createSymbolicLink(link, moved.path(target));
                }
            }
        }
    }

    private void redirectTexts() throws IOException {
        String found = command(List.of(
                "bash",
                "-c",
                "grep -rlIF -e \"$1\" \"$2\"; true",
                "bash",
                moved.from() + "/",
                moved.to().toString()));
        for (String name : found.lines().toList()) {
            Path file = Path.of(name);
            FileTime written = Files.getLastModifiedTime(file);
            String text = Files.readString(file, StandardCharsets.ISO_8859_1);
            Files.writeString(file, moved.text(text), StandardCharsets.ISO_8859_1);
            Files.setLastModifiedTime(file, written);
        }
    }

    /** The numbers that processes of the original have would be taken for our own. */
    private static void forgetProcesses(Path root) throws IOException {
        Path programs = root.resolve("run/simulator");
        if (Files.isDirectory(programs)) { // A node that has booted and started nothing has none.
            try (DirectoryStream<Path> ids = Files.newDirectoryStream(programs, "*.pid")) {
                for (Path id : ids) {
                    Files.delete(id);
                }
            }
        }
        Path jobs = root.resolve("var/lib/cantian-upgrade/jobs");
        if (Files.isDirectory(jobs)) {
            try (Stream<Path> files = Files.walk(jobs)) {
                for (Path process :
                        files.filter(file -> file.endsWith("process")).toList()) {
                    if (!Files.exists(process.resolveSibling("exit"))) {
                        Files.writeString(process, "0 0\n");
                    }
                }
            }
        }
    }

    /** The nodes whose engine has joined; read from the copy, before anything runs there. */
    private Set<Integer> joined(ClusterSettings settings) throws IOException {
        Set<Integer> joined = new HashSet<>();
        for (int node = 0; node < settings.nodes(); node++) {
            Path stat = moved.to().resolve("array/share/gcc_home/stat_" + node);
            if (Files.exists(stat) && Files.readString(stat).matches("ONLINE \\S+ 1 .*\\s*")) {
                joined.add(node);
            }
        }
        return joined;
    }

    private static String command(List<String> words) throws IOException {
        Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        try {
            if (process.waitFor() != 0) {
                throw new IOException(words + ": " + output);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        return output;
    }
}
