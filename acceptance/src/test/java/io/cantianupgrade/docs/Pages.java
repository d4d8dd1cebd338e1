package io.cantianupgrade.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The documents of the repository. */
final class Pages {

    private static final String WRITE = "docs.write";
    private static final Path ROOT = Path.of("..").toAbsolutePath().normalize();

    private Pages() {}

    static Path file(String name) {
        return ROOT.resolve(name);
    }

    static String text(String name) {
        try {
            return Files.readString(file(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every page that people read, as a path from the root. */
    static List<String> all() {
        return Stream.of("", "docs", "deploy").flatMap(Pages::in).sorted().toList();
    }

    private static Stream<String> in(String folder) {
        int depth = folder.isEmpty() ? 1 : Integer.MAX_VALUE;
        try (Stream<Path> files = Files.walk(file(folder), depth)) {
            return files
                    .filter(file -> file.toString().endsWith(".md"))
                    .map(file -> ROOT.relativize(file).toString())
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The blocks of a page between {@code ```language} and {@code ```}. */
    static List<String> blocks(String page, String language) {
        return Pattern.compile("^```" + language + "\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL)
                .matcher(text(page))
                .results()
                .map((MatchResult block) -> block.group(1))
                .toList();
    }

    /** Fails when the page is not what the code says; with {@code -Ddocs.write} it writes the page first. */
    static void mustSay(String page, String generated) {
        if (System.getProperty(WRITE) != null) {
            write(page, generated);
        }
        assertThat(Files.exists(file(page)) ? text(page) : "")
                .as(
                        "%s is not what the code says; run  mvn -B -ntp -pl acceptance -am test -D%s "
                                + "-Dtest='GuideMapTest,ProblemsPageTest' -Dsurefire.failIfNoSpecifiedTests=false  to update it",
                        page, WRITE)
                .isEqualTo(generated);
    }

    private static void write(String page, String text) {
        try {
            Files.writeString(file(page), text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
