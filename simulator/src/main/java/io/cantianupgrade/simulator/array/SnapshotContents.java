package io.cantianupgrade.simulator.array;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The copies that snapshots are made of, one folder each, under the array's own folder. */
final class SnapshotContents {

    private final Path folder;

    SnapshotContents(Path folder) {
        this.folder = folder;
    }

    void keep(SimulatedSnapshot snapshot, Path from) {
        Path copy = copyOf(snapshot);
        try {
            Files.createDirectories(folder);
            FolderTree.clear(copy); // a crash may have left half of one
            FolderTree.copy(from, copy);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Afterwards the folder holds what the snapshot holds, and nothing else. */
    void bringBack(SimulatedSnapshot snapshot, Path to) {
        try {
            Files.createDirectories(to);
            FolderTree.clear(to);
            FolderTree.copy(copyOf(snapshot), to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void drop(SimulatedSnapshot snapshot) {
        try {
            FolderTree.clear(copyOf(snapshot));
            Files.deleteIfExists(copyOf(snapshot));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private Path copyOf(SimulatedSnapshot snapshot) {
        return folder.resolve(Long.toString(snapshot.number()));
    }
}
