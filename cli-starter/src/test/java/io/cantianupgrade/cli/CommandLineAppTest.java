package io.cantianupgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.cli.temporal.Ports;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineAppTest {
    @TempDir
    Path home;

    private final TestConsole console = TestConsole.pipe();

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            ''                      | A command is missing              | --help
            statsu demo             | statsu                            | did you mean status?
            status                  | Missing required parameter        | cantian-upgrade history
            status Demo             | a cluster name is 1 to 40         | status --help
            status demo --wach      | Unknown option                    | did you mean --watch?
            status demo -o yaml     | yaml                              | --help
            answer demo             | Missing required parameter        | answer --help
            upgrade                 | Say which kind of upgrade         | upgrade --help
            upgrade rollin          | rollin                            | did you mean rolling?
            plan -f nowhere.yaml    | nowhere.yaml: there is no such file | cantian-upgrade init
            demo --nodes 9          | Expected 1 to 8 nodes, found 9    | --nodes 2
            demo --pace -1          | Expected a pace from 0 to 100     | --pace 1
            demo --verdict maybe    | maybe                             | --help
            worker --node 0         | --node and --cluster belong together | --cluster prod-a
            worker --node 64 --cluster a | a node is named by its number  | worker --help
            worker --embedded --node 0 --cluster a | a machine that is no node | --address
            worker install          | Missing required option           | worker install --help
            """)
    void wrongUsageEndsWithTwoAndSaysWhatWouldBeRight(String words, String cause, String remedy) {
        String[] args = words.isEmpty() ? new String[0] : words.split(" ");

        assertThat(console.run(home, args)).isEqualTo(ExitCodes.USAGE);

        assertThat(console.errors()).hasSize(2);
        assertThat(console.errors().get(0)).contains(cause);
        assertThat(console.errors().get(1)).contains(remedy);
        assertThat(console.out()).isEmpty();
    }

    @Test
    void aWrongFileEndsWithTwoAndNamesEveryMistake() throws Exception {
        Path file = Files.writeString(home.resolve("cluster.yaml"), "cluster: Demo\nnodes: []\n");

        assertThat(console.run(home, "upgrade", "offline", "--yes", "-f", file.toString()))
                .isEqualTo(ExitCodes.USAGE);

        assertThat(console.errors())
                .anyMatch(line -> line.contains("cluster.yaml:1: cluster: expected a name"))
                .anyMatch(line -> line.matches("\\d mistakes. Nothing was started."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"status demo", "answer demo yes", "commit demo", "worker"})
    void aServiceThatIsNotThereEndsWithFour(String words) {
        String address = "127.0.0.1:" + Ports.free().service();

        assertThat(console.run(home, (words + " --address " + address).split(" ")))
                .isEqualTo(ExitCodes.UNREACHABLE);

        assertThat(console.errors().get(0)).contains("cannot be reached at " + address);
    }

    @Test
    void theAddressMayComeFromTheEnvironment() {
        String address = "127.0.0.1:" + Ports.free().service();

        assertThat(console.run(home, Map.of("TEMPORAL_ADDRESS", address), "status", "demo"))
                .isEqualTo(ExitCodes.UNREACHABLE);

        assertThat(console.errors().get(0)).contains(address);
    }

    @Test
    void helpIsNoError() {
        assertThat(console.run(home, "upgrade", "offline", "--help")).isEqualTo(ExitCodes.DONE);

        assertThat(console.out()).contains("--yes").contains("--plan");
        assertThat(console.errors()).isEmpty();
    }
}
