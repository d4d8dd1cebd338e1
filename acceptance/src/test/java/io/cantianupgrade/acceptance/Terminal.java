package io.cantianupgrade.acceptance;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A real terminal with somebody in front of it. */
final class Terminal {

    private static final Duration LONGEST = Duration.ofMinutes(5);

    private final List<List<String>> conversation = new ArrayList<>();

    /** When the screen shows this, that is typed, with the key Enter. */
    Terminal when(String shown, String typed) {
        conversation.add(List.of(shown, typed + "\n"));
        return this;
    }

    /** Typed before anything is shown. */
    Terminal ahead(String typed) {
        return when("", typed);
    }

    /** When the screen shows this, the window is closed. */
    Terminal closeWhen(String shown) {
        conversation.add(Arrays.asList(shown, null));
        return this;
    }

    /** The program to its end; its output is everything that was on the screen. */
    Ended run(List<String> argv) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("cantian-terminal");
        Path driver = folder.resolve("terminal.py");
        try (InputStream program = Terminal.class.getResourceAsStream("terminal.py")) {
            Files.copy(program, driver);
        }
        Path screen = folder.resolve("screen");
        List<String> command = new ArrayList<>(List.of("python3", driver.toString(), screen.toString()));
        command.addAll(argv);
        Path errors = folder.resolve("errors");
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(errors.toFile())
                .start();
        try (OutputStream script = process.getOutputStream()) {
            script.write(new ObjectMapper().writeValueAsBytes(conversation));
        }
        if (!process.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            process.destroyForcibly();
            throw new AssertionError("still on the terminal after " + LONGEST + ": " + text(screen));
        }
        return new Ended(process.exitValue(), text(screen), Files.readString(errors));
    }

    private static String text(Path screen) throws IOException {
        return Files.exists(screen) ? new String(Files.readAllBytes(screen), StandardCharsets.UTF_8) : "";
    }
}
