package io.cantianupgrade.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** How jobs end that do not end by themselves, and how it is known. */
class EndOfJobsTest extends JobsOnThisHost {

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
                List.of("bash", "-c", "cat >>\"$0\"", trace().toString()),
                Input.text("whole"),
                Optional.empty(),
                Duration.ofSeconds(20));
        jobs.run(new JobId("op", "first"), command("true"), line -> {});
        CountedShell shell = new CountedShell(node());
        shell.cutsTheNextInput = true;
        assertThat(new NodeJobs(shell).run(ID, reads, line -> {}).run()).isEqualTo(1);
        assertThat(shell.calls).isEqualTo(2);
        assertThat(trace()).as("the first call began nothing").hasContent("whole");
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
        JobCommand slow =
                command("echo began | tee -a \"$0\"; until [ -e \"$0.go\" ]; do sleep 0.05; done; echo ended >>\"$0\"");
        List<String> heard = new CopyOnWriteArrayList<>();
        CompletableFuture<JobResult> first = CompletableFuture.supplyAsync(() -> jobs.run(ID, slow, line -> {}));
        await().until(() -> Files.exists(trace()));
        kill(Files.readString(directory().resolve("1/process"))
                .lines()
                .findFirst()
                .orElseThrow());
        CompletableFuture<JobResult> second = CompletableFuture.supplyAsync(() -> onNode().run(ID, slow, heard::add));
        await("the second one follows the same run").until(() -> heard.contains("began"));
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
        CancelledJob cancelled = onNode().cancel(ID).orElseThrow();
        try {
            assertThat(cancelled.state()).isEqualTo(new JobState(1, JobState.Phase.ENDED, OptionalInt.of(137)));
            assertThat(cancelled.lastLine()).matches("working|.* Killed .*");
            assertThat(cancelled.left()).singleElement().satisfies(left -> assertThat(left)
                    .endsWith(" sleep 4712"));
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
    void aDirectoryThatCannotBeWrittenIsNotALostJob() throws Exception {
        jobs.run(new JobId("op", "first"), command("true"), line -> {});
        Files.writeString(directory(), "in the way");
        assertThatThrownBy(() -> jobs.run(ID, command("touch \"$0\""), line -> {}))
                .isInstanceOfSatisfying(ProblemException.class, e -> {
                    assertThat(e.problem().code()).isEqualTo(ProblemCode.NODE_DISK_FULL);
                    assertThat(e.problem().evidence())
                            .anySatisfy(line -> assertThat(line).contains("File exists"));
                });
        assertThat(trace()).doesNotExist();
    }
}
