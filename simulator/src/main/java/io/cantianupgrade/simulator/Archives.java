package io.cantianupgrade.simulator;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/** Gzipped tar archives. */
final class Archives {

    private static final int FILE = 0100000;
    private static final int DIRECTORY = 040000;
    private static final int READ_ALL = 0644;
    private static final int RUN_ALL = 0755;

    private Archives() {}

    /** Packs what a folder contains (not the folder itself) into a .tgz; executable stays executable. */
    static void pack(Path folder, Path archive) throws IOException {
        List<Path> paths;
        try (Stream<Path> walk = Files.walk(folder)) {
            paths = walk.filter(path -> !path.equals(folder)).sorted().toList();
        }
        Files.createDirectories(archive.getParent());
        try (OutputStream out = Files.newOutputStream(archive);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GZIPOutputStream(out), "UTF-8")) {
            tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
            for (Path path : paths) {
                add(tar, path, folder.relativize(path).toString());
            }
        }
    }

    private static void add(TarArchiveOutputStream tar, Path path, String name) throws IOException {
        boolean directory = Files.isDirectory(path);
        TarArchiveEntry entry = new TarArchiveEntry(directory ? name + "/" : name);
        entry.setModTime(Files.getLastModifiedTime(path));
        if (directory) {
            entry.setMode(DIRECTORY | RUN_ALL);
            tar.putArchiveEntry(entry);
        } else {
            entry.setMode(FILE | (Files.isExecutable(path) ? RUN_ALL : READ_ALL));
            entry.setSize(Files.size(path));
            tar.putArchiveEntry(entry);
            Files.copy(path, tar);
        }
        tar.closeArchiveEntry();
    }
}
