package io.cantianupgrade.node.ssh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cantianupgrade.node.Command;
import io.cantianupgrade.node.Input;
import io.cantianupgrade.node.JobCommand;
import io.cantianupgrade.node.JobId;
import io.cantianupgrade.node.JobResult;
import io.cantianupgrade.node.NodeJobs;
import io.cantianupgrade.node.NodeShell;
import io.cantianupgrade.node.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Jobs as a user with sudo, on OpenSSH's own sshd. */
class JobsOverOpenSshTest {

    private static final JobId ID = new JobId("op", "stop/0");

    private static OpenSshSite site;

    @BeforeAll
    static void start() {
        site = new OpenSshSite();
    }

    @AfterAll
    static void stop() throws IOException {
        site.close();
    }

    @Test
    void aServerThatIsKilledDoesNotEndTheJobNorStartItAgain() throws Exception {
        Path trace = site.folder.resolve("trace");
        JobCommand slow = command(
                "echo began >>\"$1\"; echo first; until [ -e \"$1.go\" ]; do sleep 0.05; done; echo ended >>\"$1\"; id -un",
                trace.toString());
        try (SshShells shells = OpenSshSite.shells(Map.of())) {
            NodeJobs jobs = new NodeJobs(
                    shells.of(site.node(site.server.port(), site.file("node")), site.as("op", "key", true)));
            CompletableFuture<JobResult> running = CompletableFuture.supplyAsync(() -> jobs.run(ID, slow, line -> {}));
            await().until(() -> Files.exists(trace));
            site.server.isKilled();
            Files.createFile(Path.of(trace + ".go"));
            await().until(() -> Files.readAllLines(trace).contains("ended"));
            site.server.run();
            assertThat(running.get()).isEqualTo(new JobResult(1, 0, List.of("first", "root")));
        }
        assertThat(Files.readAllLines(trace)).containsExactly("began", "ended");
    }

    @Test
    void aSecretGoesThroughSudoAndIntoNoFileOfTheJob() throws IOException {
        try (SshShells shells = OpenSshSite.shells(Map.of());
                Secret secret = new Secret("canary-8d1".toCharArray())) {
            NodeJobs jobs = new NodeJobs(
                    shells.of(site.node(site.server.port(), site.file("other")), site.as("op", "key", true)));
            JobCommand reads = new JobCommand(
                    List.of("bash", "-c", "read -r word; echo \"${#word}\""),
                    Input.line(secret),
                    Optional.empty(),
                    Duration.ofSeconds(20));
            assertThat(jobs.run(ID, reads, line -> {}).lines()).containsExactly("10");
        }
        try (Stream<Path> files = Files.walk(site.folder.resolve("other"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .hasSizeGreaterThan(5)
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("canary-8d1"));
        }
    }

    @Test
    void jobsRunInADirectoryThatForbidsPrograms() {
        try (SshShells shells = OpenSshSite.shells(Map.of())) {
            NodeJobs jobs = new NodeJobs(shells.of(site.node(site.server.port(), site.file("noexec")), site.root()));
            JobResult result = jobs.run(
                    ID,
                    command(
                            "printf '#!/bin/sh\\n' >\"$1\"; chmod +x \"$1\"; \"$1\" || echo forbidden",
                            site.file("noexec/x")),
                    line -> {});
            assertThat(result.exitCode()).isZero();
            assertThat(result.lines()).as("it is a noexec file system").endsWith("forbidden");
        }
    }

    /** Whatever is left when the other side has no room for more, and nothing comes after it. */
    @Test
    void whoReadsSlowlyGetsAllTheSame() {
        try (SshShells shells = OpenSshSite.shells(Map.of())) {
            NodeShell shell = shells.of(site.node(site.server.port(), site.file("node")), site.root());
            List<Integer> sizes = IntStream.range(0, 20)
                    .map(i -> 2 * 1024 * 1024 + i * 16 * 1024 + 1)
                    .boxed()
                    .toList();
            List<CompletableFuture<String>> read = sizes.stream()
                    .map(size -> CompletableFuture.supplyAsync(
                            () -> shell.run(Command.bash("sleep 0.3; wc -c").reading(out -> out.write(new byte[size])))
                                    .output()
                                    .strip()))
                    .toList();
            assertThat(read)
                    .extracting(CompletableFuture::join)
                    .isEqualTo(sizes.stream().map(String::valueOf).toList());
        }
    }

    private static JobCommand command(String script, String parameter) {
        return new JobCommand(
                List.of("bash", "-c", script, "bash", parameter), Input.NONE, Optional.empty(), Duration.ofSeconds(60));
    }
}
