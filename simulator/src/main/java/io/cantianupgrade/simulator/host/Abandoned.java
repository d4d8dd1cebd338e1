package io.cantianupgrade.simulator.host;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;

/** What hosts have of the machine besides their namespaces: processes, links and mounts that carry the word of their owner. */
final class Abandoned {

    private Abandoned() {}

    /** Takes away what hosts of processes that are gone have left. */
    static void sweep() {
        processes(Owner::isGone).forEach(ProcessHandle::destroyForcibly);
        bridges(Owner::isGone).forEach(bridge -> Machine.run(List.of("ip", "link", "delete", bridge)));
        mounts(Owner::isGone).forEach(mount -> Machine.run(List.of("umount", "--lazy", mount)));
    }

    /** The first processes of hosts. */
    static List<ProcessHandle> processes(Predicate<String> owner) {
        return ProcessHandle.allProcesses()
                .filter(process -> ofHost(process, owner))
                .toList();
    }

    private static boolean ofHost(ProcessHandle process, Predicate<String> owner) {
        try {
            String line = Files.readString(
                    Path.of("/proc", Long.toString(process.pid()), "cmdline"), StandardCharsets.ISO_8859_1);
            List<String> words = List.of(line.split("\0"));
            return words.stream().anyMatch(word -> word.endsWith("/init.sh"))
                    && words.stream().anyMatch(owner);
        } catch (IOException gone) {
            return false;
        }
    }

    static List<String> bridges(Predicate<String> owner) {
        try (DirectoryStream<Path> links =
                Files.newDirectoryStream(Path.of("/sys/class/net"), Network.PREFIX + "*[0-9]")) {
            return StreamSupport.stream(links.spliterator(), false)
                    .filter(link -> owner.test(alias(link)))
                    .map(link -> link.getFileName().toString())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String alias(Path link) {
        try {
            return Files.readString(link.resolve("ifalias")).strip();
        } catch (IOException gone) {
            return "";
        }
    }

    /** Last mounted first. */
    static List<String> mounts(Predicate<String> owner) {
        try {
            List<String> lines = Files.readAllLines(Path.of("/proc/self/mounts"), StandardCharsets.UTF_8);
            return IntStream.rangeClosed(1, lines.size())
                    .mapToObj(back -> lines.get(lines.size() - back).split(" "))
                    .filter(words -> owner.test(words[0]))
                    .map(words -> words[1].replace("\\040", " "))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
