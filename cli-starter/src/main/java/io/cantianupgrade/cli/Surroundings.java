package io.cantianupgrade.cli;

import java.nio.file.Path;
import java.util.Map;

/** What the program finds around itself. */
public record Surroundings(Console console, Map<String, String> environment, Path home) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    static Surroundings ofThisProcess() {
        return new Surroundings(Console.ofThisProcess(), System.getenv(), Path.of(System.getProperty("user.home")));
    }
}
