package io.cantianupgrade.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.function.Consumer;

/** Reads what a command prints, keeps the last megabyte, and passes the bytes on as they come. */
public final class Capture {

    private static final int MOST = 1024 * 1024;
    private static final int BLOCK = 32 * 1024;

    private final Consumer<byte[]> heard;
    private byte[] kept = new byte[BLOCK];
    private int length;

    public Capture(Consumer<byte[]> heard) {
        this.heard = heard;
    }

    /** Reads to the end, and closes the stream. */
    public void readAll(InputStream in) throws IOException {
        try (in) {
            byte[] block = new byte[BLOCK];
            for (int read = in.read(block); read >= 0; read = in.read(block)) {
                byte[] piece = Arrays.copyOf(block, read);
                keep(piece);
                heard.accept(piece);
            }
        }
    }

    private void keep(byte[] piece) {
        if (length + piece.length > 2 * MOST) {
            System.arraycopy(kept, length - MOST, kept, 0, MOST);
            length = MOST;
        }
        if (length + piece.length > kept.length) {
            kept = Arrays.copyOf(kept, Math.max(length + piece.length, Math.min(2 * kept.length, 2 * MOST)));
        }
        System.arraycopy(piece, 0, kept, length, piece.length);
        length += piece.length;
    }

    /** As UTF-8; a byte that is none becomes the replacement character. */
    public String text() {
        return new String(kept, 0, length, StandardCharsets.UTF_8);
    }
}
