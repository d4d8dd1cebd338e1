package io.cantianupgrade.simulator;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;

/** What an earlier cluster left in a folder; its keys and ports stay, so that known_hosts stays right. */
final class Remains {

    private static final String MADE_BY_US = "{node[0-9],array,live,releases,shared,journal.log}";

    private Remains() {}

    static void delete(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return;
        }
        try (DirectoryStream<Path> remains = Files.newDirectoryStream(folder, MADE_BY_US)) {
            for (Path path : remains) {
                Files.walkFileTree(path, new Deletion());
            }
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            Files.delete(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, IOException failure) throws IOException {
            if (failure != null) {
                throw failure;
            }
            Files.delete(directory);
            return FileVisitResult.CONTINUE;
        }
    }
}
