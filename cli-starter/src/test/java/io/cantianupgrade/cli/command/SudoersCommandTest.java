package io.cantianupgrade.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.TestConsole;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SudoersCommandTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"operator", "db-admin.2", "_svc"})
    void whatIsPrintedIsAFileThatSudoTakes(String user) throws Exception {
        Path rules = Files.writeString(folder.resolve("cantian-upgrade"), printed(user));
        Process visudo = new ProcessBuilder("visudo", "-cf", rules.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(visudo.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("parsed OK");
        assertThat(visudo.waitFor()).isZero();
    }

    @Test
    void bashIsTheOnlyProgramThatIsAllowed() throws Exception {
        assertThat(printed("operator")
                        .lines()
                        .filter(line -> line.contains("NOPASSWD") || line.startsWith("Cmnd_Alias")))
                .containsExactly(
                        "Cmnd_Alias CANTIAN_UPGRADE = /usr/bin/bash, /bin/bash",
                        "operator ALL=(root) NOPASSWD: CANTIAN_UPGRADE");
    }

    private String printed(String user) throws Exception {
        for (String name : new String[] {"release.tgz", "key", "hosts"}) {
            Files.writeString(folder.resolve(name), name);
        }
        Path file = Files.writeString(folder.resolve("cluster.yaml"), """
                cluster: demo
                release: { package: release.tgz }
                ssh: { user: %s, identityFile: key, knownHosts: hosts, sudo: true }
                nodes: [ { id: 0, host: 10.0.0.1 } ]
                database: { sysPassword: env:SYS_PASSWORD }
                """.formatted(user));
        TestConsole console = TestConsole.pipe();
        int exitCode = console.run(folder, "sudoers", "-f", file.toString());
        assertThat(exitCode).as(String.join("\n", console.errors())).isEqualTo(ExitCodes.DONE);
        return console.out();
    }
}
