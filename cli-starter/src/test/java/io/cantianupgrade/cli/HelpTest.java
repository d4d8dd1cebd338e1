package io.cantianupgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code --help} teaches: what a command does, its own options, and an example. */
class HelpTest {
    private static final Pattern COMMAND = Pattern.compile("(?m)^  ([a-z][a-z-]*)  +[A-Z]");

    @TempDir
    private static Path home;

    @ParameterizedTest
    @MethodSource("commands")
    void everyCommandSaysWhatItDoesAndShowsAnExample(String words) {
        String help = help(words);

        assertThat(help).startsWith("Usage: cantian-upgrade " + words);
        assertThat(help.lines().skip(1).findFirst().orElseThrow())
                .as("a sentence, right below the usage")
                .matches("[A-Z].*");
        assertThat(help).containsPattern("(?m)^  (source <\\()?cantian-upgrade [a-z]");
    }

    @ParameterizedTest
    @MethodSource("commands")
    void theOptionsOfEveryCommandDoNotHideItsOwn(String words) {
        String help = help(words);

        assertThat(help).doesNotContain("--tls-ca-path");
        assertThat(help.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    static Stream<String> commands() {
        List<String> found = new ArrayList<>();
        collect("", found);
        assertThat(found).contains("status", "upgrade rolling", "worker install", "key new");
        return found.stream();
    }

    private static void collect(String words, List<String> found) {
        String help = help(words);
        int list = help.indexOf("Commands:");
        if (list >= 0) {
            COMMAND.matcher(help.substring(list))
                    .results()
                    .map(match -> (words + " " + match.group(1)).strip())
                    .forEach(command -> {
                        found.add(command);
                        collect(command, found);
                    });
        }
    }

    private static String help(String words) {
        TestConsole console = TestConsole.pipe();
        assertThat(console.run(home, (words + " --help").strip().split(" "))).isEqualTo(ExitCodes.DONE);
        return console.out();
    }
}
