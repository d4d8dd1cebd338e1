package io.cantianupgrade.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.local.LocalShell;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
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
        String processes = Files.readString(directory().resolve("1/process"));
        kill(processes);
        assertThat(problemOf(running).code()).isEqualTo(ProblemCode.JOB_LOST);
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

    @Test
    void startAndEndOfAShortJobAreOneCallToTheNode() {
        jobs.run(ID, command("true"), line -> {});
        CountedShell shell = new CountedShell(node());
        JobResult result = new NodeJobs(shell).run(ID, command("seq 1 3; exit 4"), line -> {});
        assertThat(result).isEqualTo(new JobResult(2, 4, List.of("1", "2", "3")));
        assertThat(shell.calls).isEqualTo(1);
    }

    @Test
    void aConnectionThatBreaksWhenTheJobHasEndedDoesNotStartItAgain() throws Exception {
        jobs.run(new JobId("op", "first"), command("true"), line -> {});
        CountedShell shell = new CountedShell(node());
        shell.losesTheNextAnswer = true;
        JobResult result = new NodeJobs(shell).run(ID, command("echo ran >>\"$0\"; echo said"), line -> {});
        assertThat(result).isEqualTo(new JobResult(1, 0, List.of("said")));
        assertThat(Files.readAllLines(trace())).containsExactly("ran");
    }

    @Test
    void halfAPasswordIsNone() throws Exception {
        JobCommand reads = new JobCommand(
                List.of("touch", trace().toString()), Input.text("half"), Optional.empty(), Duration.ofSeconds(20));
        jobs.run(new JobId("op", "first"), command("true"), line -> {});
        CountedShell shell = new CountedShell(node());
        shell.cutsTheNextInput = true;
        assertThat(new NodeJobs(shell).run(ID, reads, line -> {}).run()).isEqualTo(1);
        assertThat(shell.calls).as("the first call began nothing").isEqualTo(2);
    }

    @Test
    void charactersThatComeInPiecesAndBytesThatAreNoneAreCountedRight() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        String umlauts = "\u00e4\u00f6\u20ac".repeat(20_000);
        Path text = Files.writeString(root.resolve("text"), umlauts + "\n");
        JobResult result = jobs.run(
                ID,
                command("printf '\\377\\376 no text\\n\\360\\237'; sleep 0.6; printf '\\230\\200\\n'; head -c 7000 '" + text
                        + "'; echo; printf '\\000zero\\nlast'"),
                heard::add);
        assertThat(result.lines())
                .containsExactly(
                        "\ufffd\ufffd no text",
                        "\ud83d\ude00",
                        umlauts.substring(0, 3000),
                        "\u0000zero",
                        "last");
        assertThat(heard).contains("\ud83d\ude00");
    }

    @Test
    void aLogOf200MegabytesNeedsNoMemory() throws Exception {
        Process small = new ProcessBuilder(
                        ProcessHandle.current().info().command().orElseThrow(),
                        "-Xmx24m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallWorker.class.getName(),
                        root.toString())
                .redirectErrorStream(true)
                .start();
        assertThat(new String(small.getInputStream().readAllBytes(), StandardCharsets.UTF_8).lines())
                .endsWith("200000000 and the end");
        assertThat(small.waitFor()).isZero();
    }

    /** A worker with 24 MB, and a job with a line of 100 MB, and 100 MB of lines. */
    static final class SmallWorker {

        private SmallWorker() {}

        public static void main(String[] root) {
            NodeSpec node = new NodeSpec(NodeId.LEAD, NodeSpec.Access.LOCAL, "localhost", 22, root[0]);
            String script = "head -c 100000000 /dev/zero | tr '\\0' x; yes 0123456789012345678 | head -c 100000000;"
                    + " echo 200000000 and the end";
            JobResult result = new NodeJobs(new LocalShell(node))
                    .run(
                            ID,
                            new JobCommand(
                                    List.of("bash", "-c", script),
                                    Input.NONE,
                                    Optional.empty(),
                                    Duration.ofSeconds(60)),
                            line -> {});
            result.lines().forEach(System.out::println);
        }
    }

    @Test
    void whoeverComesLateReadsTheEndOfALogOfGigabytesAndNotAllOfIt() throws Exception {
        List<String> heard = new CopyOnWriteArrayList<>();
        JobCommand slow = command("truncate -s 5G \"$0.log\"; until [ -e \"$0.go\" ]; do sleep 0.05; done; echo; echo last");
        CompletableFuture<JobResult> first = CompletableFuture.supplyAsync(() -> jobs.run(ID, slow, line -> {}));
        await().until(() -> Files.exists(Path.of(trace() + ".log")));
        try (var log = FileChannel.open(
                directory().resolve("1/log"), StandardOpenOption.WRITE)) {
            log.write(ByteBuffer.wrap("end of a long line\nbefore\n".getBytes(StandardCharsets.UTF_8)), 5L << 30);
        }
        CompletableFuture<JobResult> late = CompletableFuture.supplyAsync(() -> onNode().run(ID, slow, heard::add));
        await().until(() -> heard.contains("before"));
        Files.createFile(Path.of(trace() + ".go"));
        assertThat(late.get().lines().get(0)).matches("\\.\\.\\. 53\\d{8} bytes of the log are left out \\.\\.\\.");
        assertThat(late.get().lines()).endsWith("before", "", "last");
        first.get();
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
                        .filter(entry -> !entry.getKey().matches("PATH|HOME|USER|LOGNAME|SHELL|LANG|LANGUAGE|LC_.*|TZ|PWD"))
                        .map(entry -> entry.getKey() + "=")
                        .toArray(String[]::new));
        assertThat(run.resolve("process")).content().contains(bootId());
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(run))).isEqualTo("rwx------");
    }

    @Test
    void aJobThatTheNodesRestartEndedSaysSo() throws Exception {
        CompletableFuture<JobResult> running = CompletableFuture.supplyAsync(
                () -> jobs.run(ID, command("echo began >>\"$0\"; exec sleep 60"), line -> {}));
        await().until(() -> Files.exists(trace()));
        Path process = directory().resolve("1/process");
        String before = Files.readString(process);
        Files.writeString(process, before.replace(bootId(), "00000000-0000-0000-0000-000000000000"));
        kill(before);
        assertThat(problemOf(running).code()).isEqualTo(ProblemCode.NODE_RESTARTED);
        assertThat(jobs.last(ID).phase()).isEqualTo(JobState.Phase.RESTARTED);
        assertThat(jobs.run(ID, command("true"), line -> {}).run()).isEqualTo(2);
    }

    @Test
    void aCommandWhoseWatcherWasKilledIsWaitedForAndNotStartedAgain() throws Exception {
        JobCommand slow = command("echo began >>\"$0\"; until [ -e \"$0.go\" ]; do sleep 0.05; done; echo ended >>\"$0\"");
        CompletableFuture<JobResult> first = CompletableFuture.supplyAsync(() -> jobs.run(ID, slow, line -> {}));
        await().until(() -> Files.exists(trace()));
        kill(Files.readString(directory().resolve("1/process")).lines().findFirst().orElseThrow());
        CompletableFuture<JobResult> second = CompletableFuture.supplyAsync(() -> onNode().run(ID, slow, line -> {}));
        assertThat(jobs.last(ID).phase()).isEqualTo(JobState.Phase.RUNNING);
        Files.createFile(Path.of(trace() + ".go"));
        assertThat(problemOf(first).code()).isEqualTo(ProblemCode.JOB_LOST);
        assertThat(problemOf(second).code()).isEqualTo(ProblemCode.JOB_LOST);
        assertThat(Files.readAllLines(trace())).containsExactly("began", "ended");
    }

    @Test
    void aJobThatIsCancelledTakesAllItStartedWithItAndSaysWhatIsLeft() throws Exception {
        String script = "trap '' TERM; setsid sleep 4711 & (setsid sleep 4712 &); env -i bash -c 'sleep 4713; true' &"
                + " echo working; echo began >>\"$0\"; sleep 4714";
        CompletableFuture<JobResult> running =
                CompletableFuture.supplyAsync(() -> jobs.run(ID, command(script), line -> {}));
        await().until(() -> Files.exists(trace()));
        CancelledJob cancelled = new NodeJobs(new LocalShell(node()), Duration.ofSeconds(1)).cancel(ID).orElseThrow();
        try {
            assertThat(cancelled.state()).isEqualTo(new JobState(1, JobState.Phase.ENDED, OptionalInt.of(137)));
            assertThat(cancelled.lastLine()).isEqualTo("working");
            assertThat(cancelled.left()).singleElement().satisfies(left -> assertThat(left).endsWith(" sleep 4712"));
            assertThat(directory().resolve("1/cancelled")).content().contains("sleep 4712");
            assertThat(running.get().exitCode()).isEqualTo(137);
        } finally {
            kill(cancelled.left().get(0));
        }
        assertThat(jobs.cancel(ID)).isEmpty();
    }

    @Test
    void whoeverNoLongerWantsTheJobLeavesItRunning() throws Exception {
        JobCommand slow = command("echo began | tee -a \"$0\"; until [ -e \"$0.go\" ]; do sleep 0.05; done");
        assertThatThrownBy(() -> jobs.run(ID, slow, line -> {
                    throw new IllegalStateException("shut down");
                }))
                .hasMessage("shut down");
        assertThat(jobs.last(ID).phase()).isEqualTo(JobState.Phase.RUNNING);
        Files.createFile(Path.of(trace() + ".go"));
        assertThat(jobs.run(ID, slow, line -> {}).exitCode()).isZero();
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

    @Test
    void aDirectoryThatCannotBeWrittenIsNotALostJob() throws Exception {
        jobs.run(new JobId("op", "first"), command("true"), line -> {});
        Files.writeString(directory(), "in the way");
        assertThatThrownBy(() -> jobs.run(ID, command("touch \"$0\""), line -> {}))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo(ProblemCode.NODE_DISK_FULL);
                    assertThat(e.problem().evidence()).anySatisfy(line -> assertThat(line).contains("File exists"));
                });
        assertThat(trace()).doesNotExist();
    }

    private static void aged(Path operation, int days) throws IOException {
        Files.setLastModifiedTime(operation, FileTime.from(Instant.now().minus(Duration.ofDays(days))));
    }

    private static void kill(String process) {
        ProcessHandle.of(Long.parseLong(process.split("\\s")[0])).ifPresent(handle -> {
            List<ProcessHandle> family = process.contains("\n") ? handle.descendants().toList() : List.of();
            handle.destroyForcibly();
            family.forEach(ProcessHandle::destroyForcibly);
        });
    }

    private static String bootId() throws IOException {
        return Files.readString(Path.of("/proc/sys/kernel/random/boot_id")).strip();
    }

    private static Problem problemOf(CompletableFuture<JobResult> job) {
        return ((ProblemException) catchThrowable(job::join).getCause()).problem();
    }

    private JobCommand command(String script) {
        return new JobCommand(
                List.of("bash", "-c", script, trace().toString()),
                Input.NONE,
                Optional.empty(),
                Duration.ofSeconds(30));
    }

    private NodeJobs onNode() {
        return new NodeJobs(new LocalShell(node()));
    }

    private NodeSpec node() {
        return new NodeSpec(NodeId.LEAD, NodeSpec.Access.LOCAL, "localhost", 22, root.toString());
    }

    private Path trace() {
        return root.resolve("trace");
    }

    private Path directory() throws IOException {
        return root.resolve("var/lib/cantian-upgrade/jobs/op/replace-binaries-0");
    }
}
