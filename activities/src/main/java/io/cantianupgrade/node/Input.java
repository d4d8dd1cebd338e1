package io.cantianupgrade.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.function.LongConsumer;

/** What a command reads from its standard input. */
@FunctionalInterface
public interface Input {

    Input NONE = out -> {};

    int BLOCK = 256 * 1024;

    void writeTo(OutputStream out) throws IOException;

    static Input text(String text) {
        return new Text(text);
    }

    /** A line that holds the secret. */
    static Input line(Secret secret) {
        return new SecretLine(secret);
    }

    /** The same, and then a dot: whoever reads it can tell an end from a connection that broke. */
    default Input ended() {
        return new Ended(this);
    }

    /** A file's bytes; {@code sent} hears how many have gone. */
    static Input file(Path file, LongConsumer sent) {
        return out -> {
            try (InputStream in = Files.newInputStream(file)) {
                byte[] block = new byte[BLOCK];
                long total = 0;
                for (int read = in.read(block); read >= 0; read = in.read(block)) {
                    out.write(block, 0, read);
                    total += read;
                    sent.accept(total);
                }
            }
        };
    }

    /** Something, and then a dot. */
    record Ended(Input before) implements Input {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            before.writeTo(out);
            out.write('.');
        }
    }

    /** What may be sent to another worker. */
    record Text(String text) implements Input {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** What may not: another worker is told the secret's name instead. */
    record SecretLine(Secret secret) implements Input {
        @Override
        public void writeTo(OutputStream out) throws IOException {
            byte[] line = secret.line();
            try {
                out.write(line);
            } finally {
                Arrays.fill(line, (byte) 0);
            }
        }
    }
}
