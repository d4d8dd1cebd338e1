package io.cantianupgrade.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.cli.file.ClusterFile;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.NodeId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** What is said on the command line goes before what the cluster file says, and leaves the rest of it alone. */
class OptionsTest {
    private static final NodeId NODE_1 = new NodeId(1);

    @TempDir
    private Path folder;

    private ClusterSpec file;

    @BeforeEach
    void readFile() throws Exception {
        for (String name : List.of("release.tgz", "key", "hosts")) {
            Files.writeString(folder.resolve(name), name);
        }
        file = ClusterFile.load(Files.writeString(folder.resolve("cluster.yaml"), """
                cluster: demo
                release: { package: release.tgz }
                ssh: { identityFile: key, knownHosts: hosts }
                nodes: [ { id: 0, host: a }, { id: 1, host: b } ]
                database: { sysPassword: env:SYS }
                rolling: { order: "0,1", soak: 30s, firstNodeFails: rollback, veto: 5m }
                answers: { BACKUP_CHOICE: 1, VERDICT: leave }
                """), folder);
    }

    @Test
    void anAnswerReplacesTheOneOfTheFile() {
        assertThat(typed("--answer", "backup=2", "--answer", "system-tables=yes")
                        .answers())
                .isEqualTo(Map.of("BACKUP_CHOICE", "2", "SYSTEM_TABLES", "yes", "VERDICT", "leave"));
    }

    @Test
    void theOrderReplacesThatOfTheFileAndNothingElse() {
        ClusterSpec cluster = typed("--order", "1, 0");

        assertThat(cluster.rolling().order()).containsExactly(NODE_1, NodeId.LEAD);
        assertThat(cluster.rolling())
                .usingRecursiveComparison()
                .ignoringFields("order")
                .isEqualTo(file.rolling());
        assertThat(cluster.rolling().veto()).isEqualTo(Duration.ofMinutes(5));
    }

    @Test
    void withoutWordsTheFileStands() {
        assertThat(typed()).isEqualTo(file);
    }

    private ClusterSpec typed(String... words) {
        Words options = CommandLine.populateCommand(new Words(), words);
        return options.order.over(options.answers.over(file));
    }

    @Command
    private static final class Words {
        @Mixin
        private OrderOption order = new OrderOption();

        @Mixin
        private AnswersOption answers = new AnswersOption();
    }
}
