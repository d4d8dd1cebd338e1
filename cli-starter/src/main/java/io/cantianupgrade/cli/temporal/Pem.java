package io.cantianupgrade.cli.temporal;

import io.cantianupgrade.cli.CliFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Certificates or a private key.
 *
 * @param source where they are from, for messages
 */
record Pem(String source, byte[] bytes) {
    /** @throws CliFailure when it cannot be read */
    static Pem read(Path file, String what) {
        try {
            return new Pem(file.toString(), Files.readAllBytes(file));
        } catch (IOException failed) {
            throw CliFailure.usage(
                    "%s cannot be read: %s (%s)."
                            .formatted(what, file, failed.getClass().getSimpleName()),
                    "name a PEM file that this user may read");
        }
    }

    InputStream stream() {
        return new ByteArrayInputStream(bytes);
    }

    @Override
    public String toString() {
        return source;
    }
}
