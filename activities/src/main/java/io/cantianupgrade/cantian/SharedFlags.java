package io.cantianupgrade.cantian;

import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.node.Command;
import io.cantianupgrade.node.Guard;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The flags of an upgrade (F10 to F17), and the vendor's lock (F9, F27), wherever the deploy mode keeps them: in a directory that
 * all nodes mount, or in a directory of each node and, for the others to see, in the share file system.
 */
public final class SharedFlags {

    private static final Duration LIMIT = Duration.ofMinutes(2);
    private static final String SCRIPT = script();

    private final CantianNode node;
    private final DeployParam configured;

    public SharedFlags(CantianNode node, DeployParam configured) {
        this.node = node;
        this.configured = configured;
    }

    /** Their names, below the directory of flags, as anybody on any node can see them. */
    public List<String> names() {
        Found found = look();
        return Stream.concat(found.here().stream(), found.there().stream())
                .distinct()
                .toList();
    }

    /** Whether it is where every node can see it. */
    boolean isShared(String name) {
        Found found = look();
        return found.here().contains(name) && (!mirrored() || found.there().contains(name));
    }

    /** What the status files of a rolling upgrade say, by their names, as every node sees them. */
    Map<String, String> words() {
        Map<String, String> words = new TreeMap<>();
        node.required(Command.of(calling("words", List.of())).within(LIMIT))
                .lines()
                .forEach(line -> {
                    String[] parts = line.split(" ", 2);
                    if (parts.length == 2) {
                        words.put(parts[0], parts[1].strip());
                    }
                });
        return words;
    }

    /** Where the flags of those names are, in words. */
    List<String> places(Pattern names) {
        Found found = look();
        List<String> places = new ArrayList<>();
        String directory = node.layout().upgradeDirectory(configured);
        found.here().stream().filter(names.asMatchPredicate()).forEach(name -> places.add(directory + "/" + name));
        found.there().stream()
                .filter(names.asMatchPredicate())
                .forEach(name -> places.add("share file system: /upgrade/" + name));
        return places;
    }

    /** Lock files of the vendor's in the share file system; ours say that they are ours, and are left out. */
    public List<String> foreignLocks() {
        return mirrored()
                ? node.required(Command.of(calling("foreign_locks", List.of())).within(LIMIT)).lines().stream()
                        .filter(line -> !line.isBlank())
                        .toList()
                : List.of();
    }

    /** Removes a lock file of that name by hand. */
    String removalOf(String lock) {
        return "su -s /bin/bash - %s -c 'dbstor --delete-file --fs-name=%s --file-name=/upgrade/%s'   (on %s)"
                .formatted(node.engineUser(), configured.shareFs(), lock, node.id());
    }

    /** What keeps everybody else out while a job of ours runs. */
    Guard guard() {
        return new Guard(
                node.layout().upgradeLock(configured),
                mirrored()
                        ? calling("case $1 in take) take_lock \"$2\" ;; release) release_lock ;; esac", List.of())
                        : List.of());
    }

    /** A command that may call the functions of {@code shared_flags.sh}. */
    List<String> calling(String calls, List<String> parameters) {
        List<String> argv = new ArrayList<>(List.of(
                "bash",
                "-c",
                SCRIPT + calls,
                "bash",
                node.layout().upgradeDirectory(configured),
                mirrored() ? configured.shareFs() : "",
                mirrored() ? node.engineUser() : "",
                Integer.toString(node.id().number())));
        argv.addAll(parameters);
        return argv;
    }

    /** Code of the release that writes flags of that pattern: what it has done to them is proven where every node looks. */
    List<String> mirroring(String pattern, List<String> words) {
        List<String> parameters = new ArrayList<>(List.of(pattern));
        parameters.addAll(words);
        return mirrored() ? calling("mirrored \"$@\"", parameters) : words;
    }

    private Found look() {
        Found found = new Found(new ArrayList<>(), new ArrayList<>());
        node.required(Command.of(calling("list", List.of())).within(LIMIT))
                .lines()
                .forEach(line -> {
                    String name = line.substring(line.indexOf(' ') + 1);
                    if (line.startsWith("here ")) {
                        found.here().add(name);
                    } else if (line.startsWith("there ")) {
                        found.there().add(name);
                    }
                });
        return found;
    }

    private boolean mirrored() {
        return configured.deployMode() == DeployMode.DBSTOR;
    }

    private static String script() {
        try (InputStream in = SharedFlags.class.getResourceAsStream("shared_flags.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private record Found(List<String> here, List<String> there) {}
}
