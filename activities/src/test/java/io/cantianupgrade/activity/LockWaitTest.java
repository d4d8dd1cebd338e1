package io.cantianupgrade.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import io.cantianupgrade.cantian.CantianNode;
import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.ReleaseSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.Guard;
import io.cantianupgrade.node.Input;
import io.cantianupgrade.node.JobCommand;
import io.cantianupgrade.node.JobId;
import io.cantianupgrade.node.JobResult;
import io.cantianupgrade.node.NodeJobs;
import io.cantianupgrade.node.local.LocalShell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Waiting for the lock, with real processes of this host that hold it. */
class LockWaitTest {

    private static final JobId ID = new JobId("op", "stop/0");

    @TempDir
    private Path root;

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private Path lock;
    private Path go;
    private Process manual;

    @BeforeEach
    void install() throws IOException {
        Path config = Files.createDirectories(root.resolve("opt/cantian/config"));
        Files.writeString(
                config.resolve("deploy_param.json"),
                "{\"node_id\": \"0\", \"deploy_mode\": \"file\", \"cms_ip\": \"a\", \"storage_metadata_fs\": \"m\"}");
        lock = Files.createDirectories(root.resolve("mnt/dbdata/remote/metadata_m"))
                .resolve("upgrade.lock");
        go = root.resolve("go");
        Files.writeString(root.resolve("appctl.sh"), """
                exec 506>"$LOCK"
                flock -n 506
                if [ "$2" = leaks ]; then bash "${0%/*}/cantian_daemon.sh" & fi
                until [ -e "$GO" ] || [ ! -d "${GO%/*}" ]; do sleep 0.05; done
                """);
        Files.writeString(
                root.resolve("cantian_daemon.sh"),
                "until [ -e \"$GO\" ] || [ ! -d \"${GO%/*}\" ]; do sleep 0.05; done\n");
    }

    @AfterEach
    void letGo() throws IOException {
        if (Files.notExists(go)) {
            Files.createFile(go);
        }
    }

    @Test
    void saysWhoHoldsItAndGoesOnWhenItEnds() throws Exception {
        hold("offline");
        CompletableFuture<JobResult> job = CompletableFuture.supplyAsync(() -> run(Duration.ofMinutes(1)));
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(() -> assertThat(heard).anySatisfy(line -> assertThat(line)
                        .matches("waits for the upgrade lock, held by appctl\\.sh upgrade \\(pid " + manual.pid()
                                + ", user \\S+, since \\d\\d:\\d\\d\\) on node 0, until \\d\\d:\\d\\d")));
        Files.createFile(go);
        assertThat(job.get().ok()).isTrue();
        assertThat(job.get().run()).as("waiting is no run").isEqualTo(1);
    }

    @Test
    void givesUpAtTheDeadlineAndStillSaysWho() throws Exception {
        hold("offline");
        Problem problem = failure(Duration.ofMillis(1));
        assertThat(problem.code()).isEqualTo(ProblemCode.UPGRADE_LOCK_HELD);
        assertThat(problem.summary()).contains("appctl.sh upgrade (pid " + manual.pid());
        assertThat(problem.evidence()).anyMatch(line -> line.startsWith("held by appctl.sh upgrade"));
        assertThat(problem.remedy()).contains("wait until it ends");
    }

    @Test
    void t49_aDaemonThatInheritedItFromAKilledScriptIsNamedAndNotWaitedFor() throws Exception {
        hold("leaks");
        await().until(() -> manual.children().count() > 0);
        manual.destroyForcibly().waitFor();
        Problem problem = failure(Duration.ofMinutes(1));
        assertThat(problem.summary()).contains("cantian_daemon.sh (pid ");
        assertThat(problem.remedy()).contains("has inherited the lock", "appctl.sh stop");
    }

    private void hold(String word) throws Exception {
        ProcessBuilder builder =
                new ProcessBuilder("bash", root.resolve("appctl.sh").toString(), "upgrade", word);
        builder.environment().put("LOCK", lock.toString());
        builder.environment().put("GO", go.toString());
        manual = builder.start();
        await().until(() -> Files.exists(lock)
                && new ProcessBuilder("flock", "-n", lock.toString(), "true")
                                .start()
                                .waitFor()
                        == 1);
    }

    private Problem failure(Duration longest) {
        return catchThrowableOfType(ProblemException.class, () -> run(longest)).problem();
    }

    private JobResult run(Duration longest) {
        LocalShell shell =
                new LocalShell(new NodeSpec(NodeId.LEAD, NodeSpec.Access.WORKER, "localhost", 22, root.toString()));
        CantianNode node =
                new CantianNode(shell, new ReleaseSpec("/p.tgz", Optional.empty(), Optional.empty(), "/ctdb"));
        return new LockWait(List.of(node), longest, Duration.ofMillis(100), heard::add)
                .run(
                        new NodeJobs(shell),
                        ID,
                        new JobCommand(
                                List.of("true"),
                                Input.NONE,
                                Optional.of(new Guard(lock.toString(), List.of())),
                                Duration.ofMinutes(30)));
    }
}
