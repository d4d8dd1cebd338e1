package io.cantianupgrade.storage.devicemanager;

import static io.cantianupgrade.storage.devicemanager.ArrayBench.NAME;
import static io.cantianupgrade.storage.devicemanager.ArrayBench.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.simulator.array.Fault;
import io.cantianupgrade.simulator.array.RollbackRules;
import io.cantianupgrade.storage.RevertProgress;
import io.cantianupgrade.storage.RevertProgress.Phase;
import io.cantianupgrade.storage.Reverted;
import io.cantianupgrade.storage.Snapshot;
import io.cantianupgrade.storage.SnapshotName;
import io.cantianupgrade.storage.StorageArray;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RevertsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(
            value = RollbackRules.End.class,
            names = {"COMPLETE_THEN_IDLE", "IDLE"})
    void aRevertBringsTheContentBack(RollbackRules.End end) throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            // So long that a look falls into it, however busy this machine is.
            bench.simulated.rollbackRules().end(end).duration(Duration.ofSeconds(2));
            bench.write("data", "before");
            Snapshot taken = bench.array.takeSnapshot(bench.page(), NAME);
            bench.write("data", "after");
            bench.write("new", "after");
            List<Phase> phases = new CopyOnWriteArrayList<>();

            Reverted reverted = bench.array.revert(taken, progress -> phases.add(progress.phase()));

            assertThat(bench.read("data")).isEqualTo("before");
            assertThat(bench.has("new")).isFalse();
            assertThat(phases).contains(Phase.RUNNING);
            assertThat(reverted.joined()).isFalse();
            assertThat(reverted.evidence()).isNotEmpty();
        }
    }

    @Test
    void arrayT2_aVanishedSnapshotIsNeverASuccessfulRevert() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            Snapshot taken = bench.array.takeSnapshot(bench.page(), NAME);
            bench.write("data", "after");
            bench.simulated.removeSnapshot(taken.id());

            assertThat(problemOf(() -> bench.array.revert(taken, RevertsTest::nobody))
                            .code())
                    .isEqualTo(ProblemCode.SNAPSHOT_MISSING);
            assertThat(bench.requests("PUT", "fssnapshot")).isZero();
        }
    }

    @Test
    void arrayT2_aSnapshotThatVanishesBetweenLookAndRequestIsNoSuccess() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            Snapshot taken = bench.array.takeSnapshot(bench.page(), NAME);
            bench.simulated.faults().next("PUT", "fssnapshot", Fault.code(1073754118));

            assertThat(problemOf(() -> bench.array.revert(taken, RevertsTest::nobody))
                            .code())
                    .isEqualTo(ProblemCode.SNAPSHOT_MISSING);
        }
    }

    @Test
    void arrayT7_aRevertThatStartsLateIsNotTakenForDone() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            bench.simulated.rollbackRules().rateStays(true);
            bench.write("data", "before");
            Snapshot taken = bench.array.takeSnapshot(bench.page(), NAME);
            bench.array.revert(
                    taken, RevertsTest::nobody); // Leaves an idle record of the same snapshot, complete with 100 %.

            bench.write("data", "after");
            bench.simulated.rollbackRules().startDelay(Duration.ofMillis(200));
            List<Phase> phases = new CopyOnWriteArrayList<>();
            bench.array.revert(taken, progress -> phases.add(progress.phase()));

            assertThat(phases).startsWith(Phase.STARTING);
            assertThat(bench.read("data")).isEqualTo("before");
        }
    }

    @Test
    void t55_arrayT7_aRevertThatNeverStartsIsNotConfirmed() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            bench.simulated.rollbackRules().idleWithoutTask(true).startDelay(Duration.ofMinutes(5));
            Snapshot taken = bench.array.takeSnapshot(bench.page(), NAME);

            Problem problem = problemOf(() -> bench.array.revert(taken, RevertsTest::nobody));
            assertThat(problem.code()).isEqualTo(ProblemCode.REVERT_NOT_CONFIRMED);
            assertThat(problem.summary()).contains("no sign of it");
        }
    }

    @Test
    void arrayT8_aRevertThatTheArrayGivesUpFails() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            bench.simulated.rollbackRules().end(RollbackRules.End.TERMINATED);
            Snapshot taken = bench.array.takeSnapshot(bench.page(), NAME);

            Problem problem = problemOf(() -> bench.array.revert(taken, RevertsTest::nobody));
            assertThat(problem.code()).isEqualTo(ProblemCode.DATA_INCONSISTENT);
            assertThat(problem.evidence()).anySatisfy(line -> assertThat(line).contains("TERMINATED"));
        }
    }

    @Test
    void arrayT8_aPauseAndLostLooksDoNotEndTheWait() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            bench.simulated.rollbackRules().duration(Duration.ofMillis(1500)).pauses(true);
            bench.write("data", "before");
            Snapshot taken = bench.array.takeSnapshot(bench.page(), NAME);
            bench.write("data", "after");
            bench.simulated.faults().times(4, "GET", "fssnapshot/query", Fault.http(502));
            List<Phase> phases = new CopyOnWriteArrayList<>();

            // The first look already meets 502 four times, which is one more than is repeated.
            assertThat(problemOf(() -> bench.array.revert(taken, RevertsTest::nobody))
                            .code())
                    .isEqualTo(ProblemCode.ARRAY_UNREACHABLE);
            bench.array.revert(taken, progress -> phases.add(progress.phase()));

            assertThat(phases).contains(Phase.PAUSED);
            assertThat(bench.read("data")).isEqualTo("before");
        }
    }

    @Test
    void anArrayOutOfSightGoesOnByItself() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            bench.simulated.rollbackRules().duration(Duration.ofMillis(1200));
            Snapshot taken = bench.array.takeSnapshot(bench.page(), NAME);
            List<Phase> phases = new CopyOnWriteArrayList<>();

            bench.array.revert(taken, progress -> {
                if (phases.isEmpty()) {
                    bench.simulated.endSessions();
                    bench.simulated.faults().times(8, "GET", "fssnapshot/query", Fault.http(503));
                }
                phases.add(progress.phase());
            });
            assertThat(phases).contains(Phase.RUNNING, Phase.OUT_OF_SIGHT);
        }
    }

    @Test
    void aLostAnswerToTheRequestDoesNotStartASecondRevert() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            bench.simulated.rollbackRules().duration(Duration.ofSeconds(1));
            Snapshot taken = bench.array.takeSnapshot(bench.page(), NAME);
            bench.simulated.faults().next("PUT", "fssnapshot", Fault.cutAfterWork());

            bench.array.revert(taken, RevertsTest::nobody);
            assertThat(bench.requests("PUT", "fssnapshot")).isEqualTo(1);
        }
    }

    @Test
    void aLateRevertWhoseAnswerWasLostIsJoinedWhenTheArraySaysThatOneIsUnderWay() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            bench.simulated.rollbackRules().startDelay(Duration.ofMillis(250)).duration(Duration.ofMillis(60));
            bench.write("data", "before");
            Snapshot taken = bench.array.takeSnapshot(bench.page(), NAME);
            bench.write("data", "after");
            bench.simulated.faults().next("PUT", "fssnapshot", Fault.cutAfterWork());

            bench.array.revert(taken, RevertsTest::nobody);
            assertThat(bench.read("data")).isEqualTo("before");
        }
    }

    @Test
    void aRevertLeftByOneWorkerIsJoinedByTheNext() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            bench.simulated.rollbackRules().duration(Duration.ofMillis(1500));
            Snapshot taken = bench.array.takeSnapshot(bench.page(), NAME);
            Consumer<RevertProgress> dies = progress -> {
                if (progress.phase() == Phase.RUNNING) {
                    throw new IllegalStateException("the worker dies");
                }
            };
            assertThat(catchThrowable(() -> bench.array.revert(taken, dies))).hasMessage("the worker dies");
            assertThat(bench.array.isReverting(bench.page())).isTrue();

            try (StorageArray next = bench.open(ArrayBench.PASSWORD)) {
                assertThat(next.revert(taken, RevertsTest::nobody).joined()).isTrue();
            }
            assertThat(bench.requests("PUT", "fssnapshot")).isEqualTo(1);
        }
    }

    @Test
    void aRevertToAnotherSnapshotIsNotDisturbed() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            Snapshot other = bench.array.takeSnapshot(bench.page(), new SnapshotName("other"));
            Snapshot taken = bench.array.takeSnapshot(bench.page(), NAME);
            bench.simulated.rollbackRules().duration(Duration.ofSeconds(30));
            bench.simulated.rollbackRules().deletesNewer(false);
            Consumer<RevertProgress> leaves = progress -> {
                throw new IllegalStateException("left");
            };
            assertThat(catchThrowable(() -> bench.array.revert(other, leaves))).hasMessage("left");

            assertThat(problemOf(() -> bench.array.revert(taken, RevertsTest::nobody))
                            .code())
                    .isEqualTo(ProblemCode.ARRAY_BUSY);
        }
    }

    @Test
    void arrayT24_aPairThatIsNotSplitIsToldBeforehandAndStopsTheRevert() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            Snapshot taken = bench.array.takeSnapshot(bench.page(), NAME);
            assertThat(bench.array.replication(bench.page()).allowsRevert()).isTrue();
            bench.simulated.fileSystem(ArrayBench.PAGE.name()).replicated(true, false);

            assertThat(bench.array.replication(bench.page()).allowsRevert()).isFalse();
            assertThat(problemOf(() -> bench.array.revert(taken, RevertsTest::nobody))
                            .code())
                    .isEqualTo(ProblemCode.REPLICATION_NOT_SPLIT);
        }
    }

    @Test
    void aFileSystemThatIsSharedIsNotReverted() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            Snapshot taken = bench.array.takeSnapshot(bench.page(), NAME);
            bench.simulated.fileSystem(ArrayBench.PAGE.name()).shared(true);
            Problem problem = problemOf(() -> bench.array.revert(taken, RevertsTest::nobody));
            assertThat(problem.code()).isEqualTo(ProblemCode.FILE_SYSTEM_SHARED);
            assertThat(problem.remedy()).contains("remove the share");
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1073754153, 1073844270})
    void dataThatTheArrayCallsInconsistentIsNamedSo(long code) throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            Snapshot taken = bench.array.takeSnapshot(bench.page(), NAME);
            bench.simulated.faults().next("PUT", "fssnapshot", Fault.code(code));
            Problem problem = problemOf(() -> bench.array.revert(taken, RevertsTest::nobody));
            assertThat(problem.code()).isEqualTo(ProblemCode.DATA_INCONSISTENT);
            assertThat(problem.remedy()).contains("do not start the cluster");
        }
    }

    @Test
    void aRevertOutlivesTheRestartOfTheArray() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            bench.simulated.rollbackRules().duration(Duration.ofMillis(1500));
            bench.write("data", "before");
            Snapshot taken = bench.array.takeSnapshot(bench.page(), NAME);
            bench.write("data", "after");
            List<Phase> phases = new CopyOnWriteArrayList<>();

            bench.array.revert(taken, progress -> {
                if (phases.isEmpty()) {
                    restart(bench);
                }
                phases.add(progress.phase());
            });
            assertThat(bench.read("data")).isEqualTo("before");
        }
    }

    private static void nobody(RevertProgress progress) {}

    private static void restart(ArrayBench bench) {
        try {
            bench.simulated.restart();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
