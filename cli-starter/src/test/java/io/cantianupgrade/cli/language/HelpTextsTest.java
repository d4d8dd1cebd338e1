package io.cantianupgrade.cli.language;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.cli.TestConsole;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HelpTextsTest {
    @TempDir
    private Path home;

    @AfterEach
    void inEnglish() {
        Translation.speak(Language.ENGLISH);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "init",
                "validate",
                "precheck",
                "doctor",
                "plan",
                "upgrade",
                "upgrade offline",
                "upgrade rolling",
                "status",
                "answer",
                "pause",
                "resume",
                "commit",
                "rollback",
                "history",
                "report",
                "worker",
                "worker install",
                "worker uninstall",
                "sudoers",
                "key",
                "key new",
                "codec-server",
                "simulate",
                "demo"
            })
    void everyHelpIsChineseForWhoAsksForIt(String command) {
        TestConsole console = TestConsole.pipe();
        String[] words = Stream.of(command.split(" "), new String[] {"--help", "--lang", "zh"})
                .flatMap(Stream::of)
                .filter(word -> !word.isEmpty())
                .toArray(String[]::new);

        assertThat(console.run(home, words)).isZero();

        String help = console.out().replaceAll("\\s+", " ");
        assertThat(help).contains("用法：").containsPattern("\\p{IsHan}{6}");
        assertThat(EnglishLeft.in(help)).isEmpty();
    }
}
