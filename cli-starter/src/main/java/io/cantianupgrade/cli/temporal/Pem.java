package io.cantianupgrade.cli.temporal;

import io.cantianupgrade.cli.CliFailure;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Certificates or a private key.
 *
 * @param source where they are from, for messages
 */
record Pem(String source, String text) {
    /** @throws CliFailure when it cannot be read */
    static Pem read(Path file, String what) {
        try {
            return new Pem(file.toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
        } catch (IOException failed) {
            throw CliFailure.usage(
                    "%s cannot be read: %s (%s)."
                            .formatted(what, file, failed.getClass().getSimpleName()),
                    "name a PEM file that this user may read");
        }
    }

    InputStream stream() {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Override
    public String toString() {
        return source;
    }
}
