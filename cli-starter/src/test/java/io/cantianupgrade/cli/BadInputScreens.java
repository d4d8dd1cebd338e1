package io.cantianupgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What is said to each bad input: {@code bad-input.txt}, a section for each row; SCREENS_WRITE=true writes it anew. */
final class BadInputScreens {

    private static final Path FILE = Path.of("src/test/resources/bad-input.txt");
    private static final boolean WRITE = Boolean.parseBoolean(System.getenv("SCREENS_WRITE"));
    private static final String HEAD = "## ";

    private final Map<String, String> screens = new LinkedHashMap<>();

    BadInputScreens() {
        if (!WRITE) {
            read();
        }
    }

    /** The places of the test's folder are written as {@code DIR}; lines that were wrapped are joined. */
    void mustSay(String name, List<String> errors, Path folder) {
        String said = String.join("\n", errors)
                .replace(folder.toString(), "DIR")
                .replaceAll("(?m)(^ {4}.*)\n {4}", "$1 ")
                .replaceAll("\n(?!DIR/\\S*: |\\d+ mistakes| )", " ");
        if (WRITE) {
            screens.put(name, said);
            write();
        } else {
            assertThat(said).isEqualTo(screens.get(name));
        }
    }

    List<String> names() {
        return List.copyOf(screens.keySet());
    }

    private void read() {
        try {
            for (String section : Files.readString(FILE).split("(?m)^" + HEAD)) {
                int end = section.indexOf('\n');
                if (end > 0) {
                    screens.put(
                            section.substring(0, end),
                            section.substring(end + 1).strip());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void write() {
        StringBuilder text = new StringBuilder();
        screens.forEach((name, said) -> text.append(HEAD + name + "\n" + said + "\n\n"));
        try {
            Files.writeString(FILE, text.toString().stripTrailing() + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
