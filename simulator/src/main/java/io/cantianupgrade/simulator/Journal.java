package io.cantianupgrade.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;

/** What happened to the nodes of a cluster, one line per act, in the order in which it happened. */
public final class Journal {

    private final Path file;

    Journal(Path file) {
        this.file = file;
    }

    public record Event(Instant at, int node, String what) {

        static Event parse(String line) {
            String[] parts = line.split("\t", 3);
            return new Event(Instant.ofEpochMilli(Long.parseLong(parts[0])), Integer.parseInt(parts[1]), parts[2]);
        }
    }

    public List<Event> events() {
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
                    .map(Event::parse)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What happened on one node. */
    public List<String> on(int node) {
        return events().stream()
                .filter(event -> event.node() == node)
                .map(Event::what)
                .toList();
    }

    /** How often something happened on one node, by its exact words. */
    public long count(int node, String what) {
        return on(node).stream().filter(what::equals).count();
    }

    void clear() {
        try {
            Files.writeString(file, "");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
