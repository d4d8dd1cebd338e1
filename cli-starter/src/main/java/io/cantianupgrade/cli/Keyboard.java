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
    private final Echo echo;
    private final BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    private boolean reading;

    public Keyboard(InputStream input) {
        this(input, Echo.NONE);
    }

    private Keyboard(InputStream input, Echo echo) {
        this.input = input;
        this.echo = echo;
    }

    /** One whose echo can be switched off, where the input is a terminal. */
    static Keyboard ofTerminal(InputStream input) {
        return new Keyboard(input, new TerminalEcho());
    }

    /** The next typed line, stripped; empty when none comes in time. */
    public Optional<Line> next(Duration limit) {
        return poll(limit).map(text -> new Line(text.equals(END) ? "" : text.strip(), text.equals(END)));
    }

    /**
     * The next typed line as it was typed, and not shown while it is.
     *
     * @param ask called when nothing is shown any more
     * @return empty when none comes in time, nothing more can be typed, or the terminal cannot hide it: then nobody is asked
     */
    public Optional<String> nextHidden(Duration limit, Runnable ask) {
        Thread restore = new Thread(echo::on, "restore-echo");
        Runtime.getRuntime().addShutdownHook(restore);
        try {
            if (!echo.off()) {
                return Optional.empty();
            }
            ask.run();
            return poll(limit).filter(text -> !text.equals(END));
        } finally {
            echo.on();
            forget(restore);
        }
    }

    private static void forget(Thread restore) {
        try {
            Runtime.getRuntime().removeShutdownHook(restore);
        } catch (IllegalStateException exiting) {
            return; // It is being done.
        }
    }

    private Optional<String> poll(Duration limit) {
        if (!reading) {
            reading = true;
            Thread reader = new Thread(this::read, "keyboard");
            reader.setDaemon(true);
            reader.start();
        }
        try {
            return Optional.ofNullable(lines.poll(limit.toMillis(), TimeUnit.MILLISECONDS));
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
