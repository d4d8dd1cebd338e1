package io.cantianupgrade.simulator.array;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;

/** Copies and clears folders with all that is in them; what vanishes meanwhile is left out. */
final class FolderTree {

    private FolderTree() {}

    /** Copies files, folders and symbolic links with modes, owners and times; sockets and pipes are left out. */
    static void copy(Path from, Path to) throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
                Files.createDirectories(to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                if (!attributes.isOther()) {
                    copyFile(file, to.resolve(from.relativize(file)));
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                return unlessVanished(failure);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path folder, IOException failure) throws IOException {
                copyAttributes(folder, to.resolve(from.relativize(folder)));
                return FileVisitResult.CONTINUE;
            }
        });
    }

    /** Empties the folder and keeps it; nothing happens when it is not there. */
    static void clear(Path folder) throws IOException {
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        Files.walkFileTree(folder, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.deleteIfExists(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
                return unlessVanished(failure);
            }

            @Override
            public FileVisitResult postVisitDirectory(Path visited, IOException failure) throws IOException {
                if (!visited.equals(folder)) {
                    Files.deleteIfExists(visited);
                }
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private static void copyFile(Path file, Path copy) throws IOException {
        try {
            Files.copy(
                    file,
                    copy,
                    LinkOption.NOFOLLOW_LINKS,
                    StandardCopyOption.COPY_ATTRIBUTES,
                    StandardCopyOption.REPLACE_EXISTING);
        } catch (NoSuchFileException e) {
            unlessVanished(e);
        }
    }

    private static FileVisitResult unlessVanished(IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    /** After the children, because each of them changes the folder's time, and a mode may forbid to add any. */
    private static void copyAttributes(Path folder, Path copy) throws IOException {
        try {
            PosixFileAttributes attributes = Files.readAttributes(folder, PosixFileAttributes.class);
            PosixFileAttributeView view = Files.getFileAttributeView(copy, PosixFileAttributeView.class);
            if (!attributes.owner().equals(Files.getOwner(copy))) {
                view.setOwner(attributes.owner());
            }
            if (!attributes.group().equals(view.readAttributes().group())) {
                view.setGroup(attributes.group());
            }
            view.setPermissions(attributes.permissions());
            view.setTimes(attributes.lastModifiedTime(), attributes.lastAccessTime(), null);
        } catch (NoSuchFileException e) {
            unlessVanished(e);
        }
    }
}
