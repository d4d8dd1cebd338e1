package io.cantianupgrade.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Jobs with a real bash on this host. */
class NodeJobsTest extends JobsOnThisHost {

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
    void startAndEndOfAShortJobAreOneCallToTheNode() {
        jobs.run(ID, command("true"), line -> {});
        CountedShell shell = new CountedShell(node());
        JobResult result = new NodeJobs(shell).run(ID, command("seq 1 3; exit 4"), line -> {});
        assertThat(result).isEqualTo(new JobResult(2, 4, List.of("1", "2", "3")));
        assertThat(shell.calls).isEqualTo(1);
    }

    @Test
    void whatTheCommandFoundAroundItIsKeptWithoutSecrets() throws Exception {
        jobs.run(ID, command("true"), line -> {});
        Path run = directory().resolve("1");
        assertThat(run.resolve("command")).content().startsWith("bash -c true ");
        assertThat(run.resolve("environment"))
                .content()
                .contains("PATH=", "UMASK=00", "PWD=")
                .contains("# also set, values not kept:")
                .doesNotContain(System.getenv().entrySet().stream()
                        .filter(entry ->
                                !entry.getKey().matches("PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_.*|TZ|PWD"))
                        .map(entry -> entry.getKey() + "=")
                        .toArray(String[]::new));
        assertThat(run.resolve("process")).content().contains(bootId());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run)))
                .isEqualTo("rwx------");
    }

    @Test
    void theFirstJobOfAnOperationRemovesOldOperationsAndNoneWithAJobThatRuns() throws Exception {
        Path all = directory().getParent().getParent();
        CompletableFuture<JobResult> running = CompletableFuture.supplyAsync(() -> jobs.run(
                new JobId("still-runs", "stop/0"), command("until [ -e \"$0.go\" ]; do sleep 0.05; done"), line -> {}));
        await().until(() -> Files.exists(all.resolve("still-runs/stop-0/1/process")));
        for (int number = 0; number < 25; number++) {
            Path run = Files.createDirectories(all.resolve("old-" + number + "/stop-0/1"));
            Files.writeString(run.resolve("exit"), "0\n");
            aged(all.resolve("old-" + number), number == 3 ? 91 : number);
        }
        aged(all.resolve("still-runs"), 200);
        jobs.run(ID, command("true"), line -> {});
        try (Stream<Path> left = Files.list(all)) {
            assertThat(left.map(path -> path.getFileName().toString()))
                    .contains("op", "still-runs", "old-0", "old-18")
                    .doesNotContain("old-3", "old-20", "old-24")
                    .hasSize(21);
        }
        Files.createFile(Path.of(trace() + ".go"));
        running.get();
    }
}
