package io.cantianupgrade.simulator.array;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** What was asked and answered, in memory and appended to a file that another process may read. */
final class AuditLog {

    private final Path file;
    private final List<AuditEntry> entries = new CopyOnWriteArrayList<>();

    AuditLog(Path file) {
        this.file = file;
    }

    synchronized void add(AuditEntry entry) {
        entries.add(entry);
        try {
            Files.writeString(file, entry.line() + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    List<AuditEntry> entries() {
        return List.copyOf(entries);
    }
}
