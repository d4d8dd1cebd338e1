package io.cantianupgrade.encryption;

import io.cantianupgrade.model.ProblemException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A new current key.
 *
 * @param id of the new key
 * @param older how many keys the file had before; they stay, for reading
 */
public record KeyRotation(String id, int older) {

    private static final String HEAD = """
            # Keys of cantian-upgrade: the first one encrypts, all of them decrypt. Mode 0600. Keep a copy in a safe place:
            # without its key nobody can read an operation any more, nor go on with it.
            """;
    private static final FileAttribute<?> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> OWNER_ONLY_FOLDER =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /**
     * Puts a new key before those of the file; makes the file when there is none. Nobody ever sees half a file.
     *
     * @param today for the id of the new key
     * @throws ProblemException {@code KEY_FILE_INVALID} when the file has mistakes, or cannot be written
     */
    public static KeyRotation in(Path file, LocalDate today) {
        try {
            Path real = Files.exists(file) ? file.toRealPath() : file.toAbsolutePath();
            Files.createDirectories(real.getParent(), OWNER_ONLY_FOLDER);
            Path part = Files.createFile(real.resolveSibling(real.getFileName() + ".new"), OWNER_ONLY);
            try {
                return rotate(real, part, today);
            } finally {
                Files.deleteIfExists(part);
            }
        } catch (FileAlreadyExistsException busy) {
            throw KeyProblems.file(
                    file,
                    "another rotation is writing it, or was cut off",
                    List.of(),
                    "when nobody else is at it, remove " + busy.getFile() + " and try again");
        } catch (IOException failed) {
            throw KeyProblems.file(
                    file,
                    "cannot be written: " + failed.getClass().getSimpleName() + " " + failed.getMessage(),
                    List.of(),
                    "name another with --file");
        }
    }

    private static KeyRotation rotate(Path file, Path part, LocalDate today) throws IOException {
        List<EncryptionKey> older = Files.exists(file) ? KeyFile.read(file).all() : List.of();
        SecureRandom random = new SecureRandom();
        String id = "%s-%04x".formatted(today, random.nextInt(0x10000));
        while (isTaken(id, older)) {
            id = "%s-%04x".formatted(today, random.nextInt(0x10000));
        }
        List<EncryptionKey> all = new ArrayList<>(List.of(EncryptionKey.random(id, random)));
        all.addAll(older);
        String lines = all.stream().map(EncryptionKey::line).collect(Collectors.joining("\n", HEAD, "\n"));
        Files.writeString(part, lines, StandardCharsets.US_ASCII);
        Files.move(part, file, StandardCopyOption.ATOMIC_MOVE);
        return new KeyRotation(id, older.size());
    }

    private static boolean isTaken(String id, List<EncryptionKey> keys) {
        return keys.stream().anyMatch(key -> key.id().equals(id));
    }
}
