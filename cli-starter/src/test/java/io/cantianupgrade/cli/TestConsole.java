package io.cantianupgrade.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** A console that keeps what is said, and types what it is told to. */
public final class TestConsole {
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();
    private final Console console;

    private TestConsole(boolean terminal, String typed) {
        this.console = new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Keyboard(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8))),
                terminal,
                false,
                24,
                Console.ENDLESS,
                Clock.fixed(Instant.parse("2026-01-01T02:35:00Z"), ZoneOffset.UTC));
    }

    public static TestConsole pipe() {
        return new TestConsole(false, "");
    }

    public static TestConsole terminal(String typed) {
        return new TestConsole(true, typed);
    }

    public Console console() {
        return console;
    }

    /** Runs a command line in this folder. */
    public int run(Path home, String... args) {
        return run(home, Map.of(), args);
    }

    public int run(Path home, Map<String, String> environment, String... args) {
        return new CommandLineApp(new Surroundings(console, environment, home)).run(args);
    }

    public String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    public List<String> errors() {
        return err.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
