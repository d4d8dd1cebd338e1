package io.cantianupgrade.acceptance;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The program {@code codec-server}, until it is closed. */
record CodecProgram(Process process, String url) implements AutoCloseable {

    private static final Pattern URL = Pattern.compile("answers at (http://\\S+:\\d+)\\.");

    static CodecProgram start(Path keys, String... words) throws IOException {
        Path log = Files.createTempFile("cantian-codec", ".log");
        List<String> all = new ArrayList<>(List.of("codec-server", "--port", "0", "--key-file", keys.toString()));
        all.addAll(List.of(words));
        Process process = new ProcessBuilder(JavaProgram.with(all))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        try {
            String url = await().atMost(Duration.ofSeconds(30))
                    .until(() -> urlIn(log), Optional::isPresent)
                    .orElseThrow();
            return new CodecProgram(process, url);
        } catch (RuntimeException silent) {
            process.destroy();
            throw silent;
        }
    }

    private static Optional<String> urlIn(Path log) throws IOException {
        Matcher url = URL.matcher(Files.readString(log));
        return url.find() ? Optional.of(url.group(1)) : Optional.empty();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().join();
    }
}
