package io.cantianupgrade.node;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/** Reads what a command prints, keeps the last megabyte, and passes it on as it comes. */
public final class Capture {

    private static final int MOST = 1024 * 1024;

    private final StringBuilder kept = new StringBuilder();
    private final Consumer<String> heard;

    public Capture(Consumer<String> heard) {
        this.heard = heard;
    }

    public void readAll(InputStream in) throws IOException {
        try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            char[] block = new char[8192];
            for (int read = reader.read(block); read >= 0; read = reader.read(block)) {
                String text = new String(block, 0, read);
                kept.append(text);
                if (kept.length() > 2 * MOST) {
                    kept.delete(0, kept.length() - MOST);
                }
                heard.accept(text);
            }
        }
    }

    public String text() {
        return kept.toString();
    }
}
