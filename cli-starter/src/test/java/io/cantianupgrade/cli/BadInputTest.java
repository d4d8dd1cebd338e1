package io.cantianupgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.cli.BadInputs.Row;
import io.cantianupgrade.cli.language.EnglishLeft;
import io.cantianupgrade.cli.language.Language;
import io.cantianupgrade.cli.language.Translation;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Bad input, in the cluster file and on the command line of every command: what is said is in {@code bad-input.txt}, word for
 * word; nobody is called, and no file is written.
 */
class BadInputTest {

    private static final BadInputScreens SCREENS = new BadInputScreens();

    @TempDir
    private Path folder;

    private Path home;
    private ServerSocket temporal;

    static Stream<Row> rows() {
        return BadInputs.ROWS.stream();
    }

    @BeforeEach
    void lay() throws IOException {
        home = Files.createDirectory(folder.resolve("home"));
        for (String name : List.of("release.tgz", "connector.tgz", "key", "hosts", "secret", "array.pem")) {
            Files.writeString(folder.resolve(name), name);
        }
        temporal = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        temporal.setSoTimeout(1);
    }

    @AfterEach
    void close() throws IOException {
        temporal.close();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void isRefusedInWordsThatHelpAndNothingIsTouched(Row row) throws IOException {
        row.lay(folder);
        Map<String, String> before = files();
        TestConsole console = TestConsole.pipe();

        int exitCode = console.run(home, Map.of("TEMPORAL_ADDRESS", address()), row.words(folder));

        List<String> errors = console.errors();
        assertThat(exitCode).as(String.join("\n", errors)).isEqualTo(ExitCodes.USAGE);
        assertThat(console.out()).isEmpty();
        assertThat(errors).hasSizeGreaterThanOrEqualTo(2).noneMatch(line -> line.matches("\\s+at .*|.*Exception.*"));
        assertThat(files()).as("files").isEqualTo(before);
        assertThat(isCalled()).as("somebody called the Temporal service").isFalse();
        SCREENS.mustSay(row.name(), errors, folder);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void isSaidInChineseToWhoReadsIt(Row row) throws IOException {
        row.lay(folder);
        TestConsole console = TestConsole.pipe();
        try {
            console.run(
                    home,
                    Map.of("TEMPORAL_ADDRESS", address(), "LC_ALL", "", "LANG", "zh_CN.UTF-8"),
                    row.words(folder));
        } finally {
            Translation.speak(Language.ENGLISH);
        }

        String said = String.join(" ", console.errors()).replaceAll("\\s+", " ");
        assertThat(said).containsPattern("\\p{IsHan}{2}");
        assertThat(EnglishLeft.in(said)).as(said).isEmpty();
    }

    @Test
    void theTableCoversEveryCommandAndIsLongEnough() {
        assertThat(BadInputs.ROWS).hasSizeGreaterThanOrEqualTo(45).doesNotHaveDuplicates();
        assertThat(BadInputs.ROWS.stream().map(row -> row.words(folder)[0]))
                .contains(
                        "plan",
                        "precheck",
                        "upgrade",
                        "commit",
                        "rollback",
                        "status",
                        "answer",
                        "demo",
                        "simulate",
                        "sudoers",
                        "worker");
        assertThat(SCREENS.names())
                .containsExactlyElementsOf(
                        BadInputs.ROWS.stream().map(Row::name).toList());
    }

    private String address() {
        return "127.0.0.1:" + temporal.getLocalPort();
    }

    private boolean isCalled() throws IOException {
        try {
            temporal.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> found = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            all.forEach(file -> found.put(file.toString(), content(file)));
        }
        return found;
    }

    private static String content(Path file) {
        try {
            return Files.isRegularFile(file) ? Files.size(file) + " " + Files.getLastModifiedTime(file) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
