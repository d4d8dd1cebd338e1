package io.cantianupgrade.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.docs.Traps.Fate;
import io.cantianupgrade.docs.Traps.Trap;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** {@code docs/traps.md}: every known defect of the vendor's scripts, what is done instead, and the tests that show it. */
class TrapsPageTest {

    /** As a method is named, {@code t06_t10_nothingIsLeft}, or in words, {@code T-06}. */
    private static final Pattern NAMED = Pattern.compile("(?<![A-Za-z0-9])(?:t(\\d\\d)(?=_)|T-(\\d\\d)(?!\\d))");

    private static final String OPENING = """
            # Traps

            Written by `TrapsPageTest` from
            [Traps](../acceptance/src/test/java/io/cantianupgrade/docs/Traps.java) and from the tests that name a trap. A trap is a
            known defect of the scripts that Cantian releases bring; an upgrade by hand walks into them.
            """;

    private final Map<String, Set<String>> tests = testsByTrap();

    @Test
    void theTrapsPageIsWhatTheTableAndTheTestsSay() {
        StringBuilder page = new StringBuilder(OPENING);
        for (Fate fate : Fate.values()) {
            page.append("\n## %s\n\n%s\n\n".formatted(fate.title(), fate.words()));
            page.append("| trap | what we do | shown by |\n| --- | --- | --- |\n");
            Traps.ALL.stream()
                    .filter(trap -> trap.fate() == fate)
                    .map(this::row)
                    .forEach(page::append);
        }
        Pages.mustSay("docs/traps.md", page.toString());
    }

    @Test
    void everyTrapIsDecidedOnce() {
        assertThat(Traps.ALL.stream().map(Trap::id))
                .containsExactlyElementsOf(IntStream.rangeClosed(1, 79)
                        .mapToObj("T-%02d"::formatted)
                        .toList());
    }

    @Test
    void whatIsClaimedToBeAvoidedIsShownByATest() {
        assertThat(Traps.ALL.stream()
                        .filter(trap -> trap.fate() == Fate.AVOIDED && !tests.containsKey(trap.id()))
                        .map(Trap::id))
                .as("avoided by word alone")
                .isEmpty();
    }

    @Test
    void noTestNamesATrapThatIsNone() {
        assertThat(tests.keySet()).isSubsetOf(Traps.ALL.stream().map(Trap::id).toList());
    }

    private String row(Trap trap) {
        return "| %s | %s | %s |\n"
                .formatted(trap.id(), trap.instead(), String.join(", ", tests.getOrDefault(trap.id(), Set.of())));
    }

    private static Map<String, Set<String>> testsByTrap() {
        Map<String, Set<String>> found = new TreeMap<>();
        for (Path file : testFiles()) {
            String name = file.getFileName().toString().replace(".java", "");
            Matcher named = NAMED.matcher(read(file));
            while (named.find()) {
                String number = named.group(1) == null ? named.group(2) : named.group(1);
                found.computeIfAbsent("T-" + number, id -> new TreeSet<>()).add(name);
            }
        }
        return found;
    }

    private static List<Path> testFiles() {
        try (Stream<Path> modules = Files.list(Pages.file(""))) {
            return modules.map(module -> module.resolve("src/test/java"))
                    .filter(Files::isDirectory)
                    .flatMap(TrapsPageTest::filesBelow)
                    .collect(Collectors.toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> filesBelow(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files
                    .filter(file -> file.getFileName().toString().matches(".*(Test|IT)\\.java"))
                    .filter(file -> !file.toString().contains("/docs/"))
                    .toList()
                    .stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
