package io.cantianupgrade.cli.command;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** The temporary folder of one demo. */
record DemoFolder(Path path) implements AutoCloseable {
    static DemoFolder create() throws IOException {
        return new DemoFolder(Files.createTempDirectory("cantian-demo").toRealPath());
    }

    @Override
    public void close() {
        delete(path);
    }

    private static void delete(Path folder) {
        try {
            Files.walkFileTree(folder, new Removal());
        } catch (NoSuchFileException gone) {
            return;
        } catch (IOException busy) {
            throw new UncheckedIOException(busy);
        }
    }

    /** Files first, then their folder; what somebody else has removed meanwhile is fine. */
    private static final class Removal extends SimpleFileVisitor<Path> {
        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.deleteIfExists(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
            try {
                Files.deleteIfExists(folder);
            } catch (DirectoryNotEmptyException written) {
                return FileVisitResult.CONTINUE; // A process that is just ending has written something.
            }
            return FileVisitResult.CONTINUE;
        }
    }
}
