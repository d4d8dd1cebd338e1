package io.cantianupgrade.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.local.LocalShell;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs with a real bash on this host. */
class NodeJobsTest {

    private static final JobId ID = new JobId("op", "replace-binaries/0");

    @TempDir
    private Path root;

    private NodeJobs jobs;

    @BeforeEach
    void reachTheNode() {
        jobs = onNode();
    }

    @Test
    void runsTheCommandOnceAndKeepsItsLog() {
        List<String> heard = new CopyOnWriteArrayList<>();
        JobResult result = jobs.run(ID, command("echo one; echo two >&2; exit 3"), heard::add);
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.run()).isEqualTo(1);
        assertThat(result.lines()).containsExactly("one", "two");
        assertThat(heard).contains("one", "two");
        assertThat(jobs.last(ID)).isEqualTo(new JobState(1, JobState.Phase.ENDED, OptionalInt.of(3)));
    }

    @Test
    void aSecondWorkerJoinsTheRunThatIsUnderWay() throws Exception {
        JobCommand slow =
                command("echo began | tee -a \"$0\"; until [ -e \"$0.go\" ]; do sleep 0.05; done; echo ended >>\"$0\"");
        List<String> heardBySecond = new CopyOnWriteArrayList<>();
        CompletableFuture<JobResult> first = CompletableFuture.supplyAsync(() -> jobs.run(ID, slow, line -> {}));
        await().until(() -> Files.exists(trace()));
        CompletableFuture<JobResult> second =
                CompletableFuture.supplyAsync(() -> onNode().run(ID, slow, heardBySecond::add));
        await().until(() -> heardBySecond.contains("began"));
        Files.createFile(Path.of(trace() + ".go"));
        assertThat(first.get().run()).isEqualTo(1);
        assertThat(second.get().run()).isEqualTo(1);
        assertThat(Files.readAllLines(trace())).containsExactly("began", "ended");
    }

    @Test
    void tenWorkersAtTheSameInstantStartOneRun() throws Exception {
        JobCommand slow = command("echo began >>\"$0\"; until [ -e \"$0.go\" ]; do sleep 0.05; done");
        List<CompletableFuture<JobResult>> workers = Stream.generate(
                        () -> CompletableFuture.supplyAsync(() -> onNode().run(ID, slow, line -> {})))
                .limit(10)
                .toList();
        await().until(() -> Files.exists(trace()));
        Files.createFile(Path.of(trace() + ".go"));
        CompletableFuture.allOf(workers.toArray(CompletableFuture[]::new)).join();
        assertThat(Files.readAllLines(trace()).size()).isEqualTo(jobs.last(ID).run());
    }

    @Test
    void anotherAttemptAfterAnEndIsAnotherRun() {
        jobs.run(ID, command("exit 1"), line -> {});
        assertThat(jobs.run(ID, command("exit 0"), line -> {}).run()).isEqualTo(2);
        assertThat(jobs.last(ID).succeeded()).isTrue();
    }

    @Test
    void aKilledRunIsLostAndNotASuccess() throws Exception {
        CompletableFuture<JobResult> running = CompletableFuture.supplyAsync(
                () -> jobs.run(ID, command("echo began >>\"$0\"; exec sleep 60"), line -> {}));
        await().until(() -> Files.exists(trace()));
        long runner = Long.parseLong(
                Files.readString(directory().resolve("1/process")).split(" ")[0]);
        ProcessHandle handle = ProcessHandle.of(runner).orElseThrow();
        List<ProcessHandle> family = handle.descendants().toList();
        handle.destroyForcibly();
        family.forEach(ProcessHandle::destroyForcibly);
        assertThatThrownBy(running::join).cause().isInstanceOfSatisfying(ProblemException.class, e -> assertThat(
                        e.problem().code())
                .isEqualTo(ProblemCode.JOB_LOST));
        assertThat(jobs.last(ID).phase()).isEqualTo(JobState.Phase.LOST);
    }

    @Test
    void theVendorsLockIsHeldWhileTheCommandRunsAndNotByItsDaemons() throws Exception {
        Path lock = root.resolve("upgrade.lock");
        JobCommand locked = new JobCommand(
                List.of(
                        "bash",
                        "-c",
                        "flock -n \"$1\" true && echo free || echo held; (sleep 30 >/dev/null 2>&1 &)",
                        "bash",
                        lock.toString()),
                Input.NONE,
                Optional.of(new Guard(lock.toString(), List.of())),
                Duration.ofSeconds(20));
        assertThat(jobs.run(ID, locked, line -> {}).lines()).containsExactly("held");
        Process after = new ProcessBuilder("flock", "-n", lock.toString(), "true").start();
        assertThat(after.waitFor()).as("T-49: nobody inherits the lock").isZero();
    }

    @Test
    void theCommandWritesForOthersAsItWouldWithoutUs() {
        JobCommand command =
                new JobCommand(List.of("bash", "-c", "umask"), Input.NONE, Optional.empty(), Duration.ofSeconds(20));
        assertThat(jobs.run(ID, command, line -> {}).lines())
                .as("077 is for our own files: a unit that only root can read is no unit")
                .isNotEqualTo(List.of("0077"));
    }

    @Test
    void whoeverHoldsTheVendorsLockAloneKeepsTheJobFromStarting() throws Exception {
        Path lock = Files.createFile(root.resolve("upgrade.lock"));
        Process manual = new ProcessBuilder("flock", "-n", lock.toString(), "sleep", "60").start();
        try {
            await().until(() -> new ProcessBuilder("flock", "-n", lock.toString(), "true")
                            .start()
                            .waitFor()
                    == 1);
            JobCommand blocked = new JobCommand(
                    List.of("touch", trace().toString()),
                    Input.NONE,
                    Optional.of(new Guard(lock.toString(), List.of())),
                    Duration.ofSeconds(20));
            assertThatThrownBy(() -> jobs.run(ID, blocked, line -> {}))
                    .isInstanceOfSatisfying(
                            ProblemException.class,
                            e -> assertThat(e.problem().code()).isEqualTo(ProblemCode.UPGRADE_LOCK_HELD));
            assertThat(trace()).doesNotExist();
        } finally {
            manual.descendants().forEach(ProcessHandle::destroyForcibly);
            manual.destroyForcibly();
        }
    }

    @Test
    void t29_aSecretReachesTheCommandAndNoFile() throws Exception {
        String canary = "canary-7f3 a\\b*'\"";
        try (Secret secret = new Secret(canary.toCharArray())) {
            JobCommand reads = new JobCommand(
                    List.of("bash", "-c", "IFS= read -r p; printf %s \"$p\" | sha256sum"),
                    Input.line(secret),
                    Optional.empty(),
                    Duration.ofSeconds(20));
            JobResult result = jobs.run(ID, reads, line -> {});
            String expected = new String(
                    new ProcessBuilder("bash", "-c", "printf %s \"$1\" | sha256sum", "bash", canary)
                            .start()
                            .getInputStream()
                            .readAllBytes(),
                    StandardCharsets.UTF_8);
            assertThat(result.lines()).containsExactly(expected.strip());
        }
        try (Stream<Path> files = Files.walk(root)) {
            assertThat(files.filter(Files::isRegularFile))
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("canary-7f3"));
        }
    }

    @Test
    void aLongLogIsReadToItsEnd() {
        List<String> heard = new CopyOnWriteArrayList<>();
        JobResult result = jobs.run(ID, command("seq 1 50000"), heard::add);
        assertThat(result.lines()).endsWith("49999", "50000");
        assertThat(heard).contains("1", "25000", "50000");
    }

    private JobCommand command(String script) {
        return new JobCommand(
                List.of("bash", "-c", script, trace().toString()),
                Input.NONE,
                Optional.empty(),
                Duration.ofSeconds(30));
    }

    private NodeJobs onNode() {
        return new NodeJobs(
                new LocalShell(new NodeSpec(NodeId.LEAD, NodeSpec.Access.WORKER, "localhost", 22, root.toString())));
    }

    private Path trace() {
        return root.resolve("trace");
    }

    private Path directory() throws IOException {
        return root.resolve("var/lib/cantian-upgrade/jobs/op/replace-binaries-0");
    }
}
