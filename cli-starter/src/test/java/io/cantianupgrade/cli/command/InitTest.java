package io.cantianupgrade.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.TestConsole;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A first cluster file, from a few answers to one that {@code validate} takes. */
class InitTest {
    @TempDir
    private Path home;

    private Path file;

    @BeforeEach
    void nameTheFile() {
        file = home.resolve("cluster.yaml");
    }

    @Test
    void asksOnTheTerminalAndTakesNothingThatCannotBe() throws IOException {
        TestConsole console = TestConsole.terminal(
                "Prod_A\nprod-a\n10.0.0.11,10.0.0.11\n10.0.0.11, 10.0.0.12\nrelease.tgz\n\n10.0.0.5\n\n");

        assertThat(console.run(home, "init", "-f", file.toString())).isEqualTo(ExitCodes.DONE);

        assertThat(console.out())
                .contains("found 'Prod_A'", "each once", "User of the nodes [root]: ", "validate -f " + file);
        assertThat(file)
                .content()
                .contains("cluster: prod-a", "  - id: 1\n    host: 10.0.0.12", "user: upgrade", "# rolling:");
    }

    @Test
    void whatItWritesIsRightOnceWhatItNamesIsThere() throws IOException {
        assertThat(init("--array", "10.0.0.5")).isEqualTo(ExitCodes.DONE);
        TestConsole before = TestConsole.pipe();
        assertThat(before.run(home, "validate", "-f", file.toString())).isEqualTo(ExitCodes.USAGE);
        assertThat(before.errors())
                .anyMatch(line -> line.contains("release.package"))
                .anyMatch(line -> line.contains("ssh.knownHosts"))
                .anyMatch(line -> line.contains("array.certificate"));

        Files.createDirectories(home.resolve("secrets"));
        Files.createDirectories(home.resolve(".ssh"));
        for (String name :
                new String[] {"release.tgz", "known_hosts", "array.pem", "secrets/sys", "secrets/array", ".ssh/id_rsa"
                }) {
            Files.writeString(home.resolve(name), "x");
        }

        TestConsole after = TestConsole.pipe();
        assertThat(after.run(home, "validate", "-f", file.toString()))
                .as(String.join("\n", after.errors()))
                .isEqualTo(ExitCodes.DONE);
        assertThat(after.out()).contains("cluster prod-a, 2 nodes, storage array 10.0.0.5");
    }

    @Test
    void validateSaysWhenTheMaintenanceWindowThatInitSuggestsEnds() throws IOException {
        init();
        Files.writeString(file, Files.readString(file).replace("# until:", "until:"));
        for (String name : new String[] {"release.tgz", "known_hosts", "secrets/sys", ".ssh/id_rsa"}) {
            Files.createDirectories(home.resolve(name).getParent());
            Files.writeString(home.resolve(name), "x");
        }

        TestConsole text = TestConsole.pipe();
        assertThat(text.run(home, "validate", "-f", file.toString()))
                .as(String.join("\n", text.errors()))
                .isEqualTo(ExitCodes.DONE);
        assertThat(text.out()).contains("A maintenance window ends at 05:30", "the next one: 05:30:00 (Z).");

        TestConsole json = TestConsole.pipe();
        assertThat(json.run(home, "validate", "-o", "json", "-f", file.toString()))
                .isEqualTo(ExitCodes.DONE);
        assertThat(json.out()).contains("\"until\":\"05:30\"");
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '^',
            value = {
                "dbstor,     ^^,    10.0.0.5",
                "^^,         ModeB, 10.0.0.5",
                "file,       ^^,    none",
                "^^,         ^^,    none"
            })
    void readsTheConfigurationOfANode(String mode, String policy, String array) throws IOException {
        Path param = Files.writeString(home.resolve("deploy_param.json"), """
                {"cluster_name": "Prod_B", "cms_ip": "10.1.0.1;10.1.0.2;10.1.0.3", "deploy_mode": "%s", "deploy_policy": "%s"}
                """.formatted(mode, policy));
        TestConsole console = TestConsole.terminal("release.tgz\n\n" + (array.equals("none") ? "" : array + "\n\n"));

        assertThat(console.run(home, "init", "-f", file.toString(), "--deploy-param", param.toString()))
                .isEqualTo(ExitCodes.DONE);

        assertThat(file).content().contains("cluster: prod-b", "  - id: 2\n    host: 10.1.0.3");
        if (array.equals("none")) {
            assertThat(file).content().contains("this cluster has no storage array");
        } else {
            assertThat(file).content().contains("address: " + array);
        }
    }

    @Test
    void aNodeMayAnswerOnAnotherPort() {
        TestConsole console = TestConsole.pipe();

        assertThat(console.run(
                        home,
                        ("init --cluster a --package r.tgz --hosts 10.0.0.1:2201,10.0.0.1:2202,10.0.0.2 -f " + file)
                                .split(" ")))
                .as(String.join("\n", console.errors()))
                .isEqualTo(ExitCodes.DONE);

        assertThat(console.out()).contains("ed25519 10.0.0.2 >>", "ed25519 -p 2202 10.0.0.1 >>");
        assertThat(file).content().contains("    host: 10.0.0.1\n    port: 2202\n  - id: 2\n    host: 10.0.0.2\n\n");
    }

    @Test
    void aDeployModeThatNeedsAnArrayIsNotTakenAsOneWithout() throws IOException {
        Path param = Files.writeString(home.resolve("deploy_param.json"), """
                {"cluster_name": "a", "cms_ip": "10.1.0.1;10.1.0.2", "deploy_mode": "combined"}
                """);
        TestConsole console = TestConsole.pipe();

        assertThat(console.run(home, ("init --package r.tgz --deploy-param " + param + " -f " + file).split(" ")))
                .isEqualTo(ExitCodes.USAGE);

        assertThat(console.errors().get(0)).contains("--array.");
        assertThat(file).doesNotExist();
    }

    @Test
    void neverWritesOverAFile() throws IOException {
        Files.writeString(file, "mine");

        TestConsole console = TestConsole.pipe();
        assertThat(console.run(home, "init", "-f", file.toString())).isEqualTo(ExitCodes.USAGE);

        assertThat(console.errors().get(0)).contains("is there already");
        assertThat(file).content().isEqualTo("mine");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--cluster Prod            | found 'Prod'",
                "--hosts 10.0.0.1,,        | found '10.0.0.1,,'",
                "--hosts 10.0.0.300        | found '10.0.0.300'",
                "--hosts 10.0.0.1:70000    | found '10.0.0.1:70000'",
                "--array 10.0.0.1:8088x    | found '10.0.0.1:8088x'",
                "--user r(oot              | found 'r(oot'",
                "--deploy-param nothing.js | nothing.js: there is no such file"
            })
    void aWrongValueIsRefusedAndNothingIsWritten(String option, String said) {
        TestConsole console = TestConsole.pipe();

        assertThat(console.run(home, ("init -f " + file + " " + option).split(" ")))
                .isEqualTo(ExitCodes.USAGE);

        assertThat(console.errors().get(0)).contains(said);
        assertThat(file).doesNotExist();
    }

    @Test
    void withoutATerminalItSaysWhatIsMissing() {
        TestConsole console = TestConsole.pipe();

        assertThat(console.run(home, "init", "-f", file.toString(), "--cluster", "prod-a"))
                .isEqualTo(ExitCodes.USAGE);

        assertThat(console.errors().get(0)).contains("no terminal").contains("--hosts, --package");
    }

    @Test
    void validateSaysAsJsonWhatIsWrong() throws IOException {
        Files.writeString(file, "cluster: Demo\nnodes: []\n");
        TestConsole console = TestConsole.pipe();

        assertThat(console.run(home, "validate", "-o", "json", "-f", file.toString()))
                .isEqualTo(ExitCodes.USAGE);

        assertThat(console.out()).contains("\"valid\":false", "cluster.yaml:1").doesNotContain("\n{");
    }

    private int init(String... more) {
        String[] words = {"init", "-f", file.toString(), "--cluster", "prod-a", "--hosts", "10.0.0.11,10.0.0.12"};
        String[] rest = {"--package", "release.tgz"};
        return TestConsole.pipe()
                .run(home, Stream.of(words, rest, more).flatMap(Arrays::stream).toArray(String[]::new));
    }
}
