package io.cantianupgrade.encryption;

import static java.nio.file.attribute.PosixFilePermission.OWNER_READ;
import static java.nio.file.attribute.PosixFilePermission.OWNER_WRITE;

import io.cantianupgrade.model.ProblemException;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The keys of a file, the first one current. A process that meets a key it does not know reads the file again, so that a rotation
 * needs no restart of a worker.
 */
public final class KeyFile implements Keys {

    private static final Set<PosixFilePermission> MOST = EnumSet.of(OWNER_READ, OWNER_WRITE);
    private static final long LARGEST = 64 * 1024;

    private final Path file;
    private volatile KeyRing ring;

    private KeyFile(Path file, KeyRing ring) {
        this.file = file;
        this.ring = ring;
    }

    /** @throws ProblemException {@code KEY_FILE_INVALID} when there is none, others can read it, or a line is wrong */
    public static KeyFile open(Path file) {
        return new KeyFile(file, read(file));
    }

    @Override
    public EncryptionKey current() {
        return ring.current();
    }

    /** @throws ProblemException {@code KEY_FILE_INVALID} when the file has to be read again, and is wrong by now */
    @Override
    public Optional<EncryptionKey> find(String id) {
        Optional<EncryptionKey> known = ring.find(id);
        if (known.isPresent()) {
            return known;
        }
        ring = read(file);
        return ring.find(id);
    }

    static KeyRing read(Path file) {
        KeyLines lines = new KeyLines(lines(file));
        if (!lines.mistakes().isEmpty()) {
            throw KeyProblems.file(
                    file,
                    lines.mistakes().get(0),
                    lines.mistakes(),
                    "each line is KEY-ID and 32 bytes in base64; make one with: cantian-upgrade key new --file "
                            + file);
        }
        return new KeyRing(lines.keys());
    }

    private static List<String> lines(Path file) {
        try {
            if (!Files.isRegularFile(file)) {
                throw KeyProblems.file(
                        file,
                        Files.exists(file) ? "expected a key file, found a folder" : "there is no such file",
                        List.of(),
                        "make one with: cantian-upgrade key new --file " + file);
            }
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(file);
            if (!MOST.containsAll(mode)) {
                throw KeyProblems.file(
                        file,
                        "expected mode 0600, found " + PosixFilePermissions.toString(mode)
                                + ": others must not reach the keys",
                        List.of(),
                        "chmod 600 " + file + ", and make a new key if others have read it: cantian-upgrade key new");
            }
            if (Files.size(file) > LARGEST) {
                throw KeyProblems.file(
                        file, "expected a key file, found more than 64 KiB", List.of(), "name another file");
            }
            return Files.readAllLines(file);
        } catch (CharacterCodingException notText) {
            throw KeyProblems.file(file, "expected text, found other bytes", List.of(), "name another file");
        } catch (IOException failed) {
            throw KeyProblems.file(
                    file,
                    "cannot be read: " + failed.getClass().getSimpleName(),
                    List.of(),
                    "it must belong to the user that runs this: chown it, and chmod 600 it");
        }
    }
}
