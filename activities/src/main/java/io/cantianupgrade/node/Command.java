package io.cantianupgrade.node;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A command as a value: words, not a line of shell.
 *
 * @param limit after which it is given up
 */
public record Command(List<String> argv, Input input, Duration limit) {

    private static final Duration SHORT = Duration.ofSeconds(30);

    public Command {
        argv = List.copyOf(argv);
    }

    /** A command that reads nothing and answers within seconds. */
    public static Command of(String... argv) {
        return new Command(List.of(argv), Input.NONE, SHORT);
    }

    public static Command of(List<String> argv) {
        return new Command(argv, Input.NONE, SHORT);
    }

    /** A script for {@code bash -c}, its parameters as {@code $1}, {@code $2}, so that nothing needs quoting. */
    public static Command bash(String script, String... parameters) {
        List<String> argv = new ArrayList<>(List.of("bash", "-c", script, "bash"));
        argv.addAll(List.of(parameters));
        return of(argv);
    }

    public Command reading(Input newInput) {
        return new Command(argv, newInput, limit);
    }

    public Command within(Duration newLimit) {
        return new Command(argv, input, newLimit);
    }
}
