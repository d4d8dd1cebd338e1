package io.cantianupgrade.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Typed lines. They are read beside the program, so that waiting for one never keeps it from anything else. */
public final class Keyboard {
    private static final String END = "\u0004";

    private final InputStream input;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private boolean reading;

    public Keyboard(InputStream input) {
        this.input = input;
    }

    /** The next typed line, stripped; empty when none comes in time. */
    public Optional<Line> next(Duration limit) {
        if (!reading) {
            reading = true;
            Thread reader = new Thread(this::read, "keyboard");
            reader.setDaemon(true);
            reader.start();
        }
        try {
            return Optional.ofNullable(lines.poll(limit.toMillis(), TimeUnit.MILLISECONDS))
                    .map(text -> new Line(text.equals(END) ? "" : text.strip(), text.equals(END)));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private void read() {
        try (BufferedReader reader = new BufferedReader(new InputStreamReader(input, Charset.defaultCharset()))) {
            for (String line = reader.readLine(); line != null; line = reader.readLine()) {
                lines.add(line);
            }
        } catch (IOException closed) {
            lines.add(END);
            return;
        }
        lines.add(END);
    }

    /** @param end whether nothing more can be typed */
    public record Line(String text, boolean end) {}
}
