package io.cantianupgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a real bash offers after the script is read. */
class CompletionTest {
    @TempDir
    private Path home;

    @Test
    void bashOffersCommandsAndTheirOptions() throws Exception {
        TestConsole console = TestConsole.pipe();
        assertThat(console.run(home, "generate-completion")).isEqualTo(ExitCodes.DONE);
        Path script = Files.writeString(home.resolve("completion"), console.out());

        assertThat(offered(script, "cantian-upgrade", "up")).contains("upgrade").doesNotContain("status");
        assertThat(offered(script, "cantian-upgrade", "upgrade", ""))
                .contains("offline")
                .contains("rolling");
        assertThat(offered(script, "cantian-upgrade", "report", "--ver")).contains("--verify");
    }

    private static String offered(Path script, String... words) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                "bash",
                "-c",
                "source \"$1\"; shift; COMP_WORDS=(\"$@\"); COMP_CWORD=$(($# - 1));"
                        + " _complete_cantian-upgrade; printf '%s\\n' \"${COMPREPLY[@]}\"",
                "bash",
                script.toString()));
        command.addAll(List.of(words));
        Process bash = new ProcessBuilder(command).redirectErrorStream(true).start();
        bash.getOutputStream().close();
        String said = new String(bash.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(bash.waitFor()).as(said).isZero();
        return said;
    }
}
