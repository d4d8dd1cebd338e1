package io.cantianupgrade.acceptance;

import io.cantianupgrade.cli.CommandLineApp;
import io.cantianupgrade.cli.Console;
import io.cantianupgrade.cli.Keyboard;
import io.cantianupgrade.cli.Surroundings;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The command line without a process of its own: everything that {@code Main} runs, with nobody at a terminal. */
final class CommandLineHere {

    private static final ExecutorService OPERATORS = Executors.newCachedThreadPool(work -> {
        Thread operator = new Thread(work, "operator");
        operator.setDaemon(true);
        return operator;
    });

    private CommandLineHere() {}

    static Ended run(Duration limit, String... words) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        CommandLineApp app = new CommandLineApp(
                new Surroundings(console(out, err), System.getenv(), Path.of(System.getProperty("user.home"))));
        Future<Integer> exitCode = OPERATORS.submit(() -> app.run(words));
        try {
            return new Ended(
                    exitCode.get(limit.toSeconds(), TimeUnit.SECONDS),
                    out.toString(StandardCharsets.UTF_8),
                    err.toString(StandardCharsets.UTF_8));
        } catch (TimeoutException e) {
            exitCode.cancel(true);
            throw new AssertionError("still running after " + limit + ": " + List.of(words) + out, e);
        } catch (ExecutionException e) {
            throw new AssertionError(List.of(words) + ": " + e.getCause(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Console console(ByteArrayOutputStream out, ByteArrayOutputStream err) {
        return new Console(
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                new Keyboard(InputStream.nullInputStream()),
                false,
                false,
                24,
                Console.ENDLESS,
                Clock.system(ZoneId.systemDefault()));
    }
}
