package io.cantianupgrade.storage.devicemanager;

import static io.cantianupgrade.storage.devicemanager.ArrayBench.ARCHIVE;
import static io.cantianupgrade.storage.devicemanager.ArrayBench.NAME;
import static io.cantianupgrade.storage.devicemanager.ArrayBench.PAGE;
import static io.cantianupgrade.storage.devicemanager.ArrayBench.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.simulator.array.Fault;
import io.cantianupgrade.simulator.array.SimulatedSnapshot;
import io.cantianupgrade.storage.FileSystem;
import io.cantianupgrade.storage.FileSystemRef;
import io.cantianupgrade.storage.Snapshot;
import io.cantianupgrade.storage.SnapshotName;
import io.cantianupgrade.storage.StorageArray;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SnapshotsTest {

    @TempDir
    private Path folder;

    @Test
    void aSnapshotIsTakenReadBackCountedAndDeleted() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            FileSystem page = bench.page();
            Snapshot taken = bench.array.takeSnapshot(page, NAME);

            assertThat(taken.id()).isEqualTo(page.id() + "@" + NAME);
            assertThat(taken.arrayId()).isEqualTo(bench.array.identity().deviceId());
            assertThat(bench.array.findSnapshot(page, NAME)).contains(taken);
            assertThat(bench.array.snapshotCount(page)).isEqualTo(1);
            assertThat(bench.array.deleteSnapshot(taken)).isTrue();
            assertThat(bench.array.deleteSnapshot(taken)).isFalse();
            assertThat(bench.simulated.snapshots()).isEmpty();
        }
    }

    @Test
    void everySnapshotOfTheFileSystemIsListedAndNoneOfAnother() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            for (int i = 0; i < 101; i++) { // One more than the array gives at once.
                bench.array.takeSnapshot(bench.page(), new SnapshotName("s" + i));
            }
            bench.array.takeSnapshot(bench.array.fileSystem(ARCHIVE), new SnapshotName("other"));

            assertThat(bench.array.healthySnapshots(bench.page()))
                    .hasSize(101)
                    .allSatisfy(one -> assertThat(one.fileSystem()).isEqualTo(PAGE))
                    .allSatisfy(one -> assertThat(one.takenAt()).isBeforeOrEqualTo(Instant.now()));
        }
    }

    @Test
    void takenTwiceIsOneSnapshot() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            Snapshot first = bench.array.takeSnapshot(bench.page(), NAME);
            assertThat(bench.array.takeSnapshot(bench.page(), NAME)).isEqualTo(first);
            assertThat(bench.requests("POST", "fssnapshot")).isEqualTo(1);
        }
    }

    /** The array did the work, and the answer is lost in one of many ways. */
    static Stream<Fault> answersLostAfterTheWork() {
        return Stream.of(
                Fault.cutAfterWork(),
                Fault.truncated(),
                Fault.oversized(),
                Fault.httpAfterWork(502),
                Fault.httpAfterWork(504),
                Fault.codeAfterWork(1077949001),
                Fault.codeAfterWork(1073754142));
    }

    @ParameterizedTest
    @MethodSource("answersLostAfterTheWork")
    void t28_aLostAnswerToACreateDoesNotMakeTwo(Fault fault) throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            FileSystem page = bench.page();
            bench.simulated.faults().next("POST", "fssnapshot", fault);

            assertThat(bench.array.takeSnapshot(page, NAME).name()).isEqualTo(NAME.value());
            assertThat(bench.requests("POST", "fssnapshot")).isEqualTo(1);
            assertThat(bench.simulated.snapshots()).hasSize(1);
        }
    }

    /** The array did nothing. */
    static Stream<Fault> requestsLostBeforeTheWork() {
        return Stream.of(
                Fault.cut(),
                Fault.http(502),
                Fault.http(503),
                Fault.code(1077949006),
                Fault.code(1077953235),
                Fault.code(1073754144));
    }

    @ParameterizedTest
    @MethodSource("requestsLostBeforeTheWork")
    void t28_aLostCreateIsSentAgainAfterALook(Fault fault) throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            FileSystem page = bench.page();
            bench.simulated.faults().next("POST", "fssnapshot", fault);

            bench.array.takeSnapshot(page, NAME);
            assertThat(bench.requests("POST", "fssnapshot")).isEqualTo(2);
            assertThat(bench.simulated.snapshots()).hasSize(1);
        }
    }

    @Test
    void aCreateThatTheArrayDoesLongAfterTheTimeOutIsAdopted() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder);
                StorageArray hasty = bench.open(
                        ArrayBench.PASSWORD,
                        bench.simulated.certificate(),
                        List.of(bench.simulated.port()),
                        ArrayBench.patience(Duration.ofMillis(300)))) {
            FileSystem page = hasty.fileSystem(PAGE);
            bench.simulated.faults().next("POST", "fssnapshot", Fault.lateWork(Duration.ofMillis(340)));

            hasty.takeSnapshot(page, NAME);
            assertThat(bench.simulated.snapshots()).hasSize(1);
        }
    }

    @Test
    void arrayT1_whatFailedHalfWayIsResumedWithoutALeak() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            FileSystem page = bench.page();
            FileSystem archive = bench.array.fileSystem(ArrayBench.ARCHIVE);
            SnapshotName archiveName = SnapshotName.of("op-1", ArrayBench.ARCHIVE.name());
            bench.array.takeSnapshot(page, NAME);
            bench.simulated.fileSystem(ArrayBench.ARCHIVE.name()).full(true);

            assertThat(problemOf(() -> bench.array.takeSnapshot(archive, archiveName))
                            .code())
                    .isEqualTo(ProblemCode.SNAPSHOT_NO_ROOM);

            bench.simulated.fileSystem(ArrayBench.ARCHIVE.name()).full(false);
            try (StorageArray afterCrash = bench.open(ArrayBench.PASSWORD)) {
                afterCrash.takeSnapshot(page, NAME);
                afterCrash.takeSnapshot(archive, archiveName);
            }
            assertThat(bench.simulated.snapshots())
                    .extracting(SimulatedSnapshot::name)
                    .containsExactlyInAnyOrder(NAME.value(), archiveName.value());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1073754118, 1077937875, 1077937872, 1077937880})
    void arrayT3_aSnapshotThatIsGoneIsDeletedUnderEachOfItsNames(long code) throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            Snapshot taken = bench.array.takeSnapshot(bench.page(), NAME);
            bench.simulated.removeSnapshot(taken.id());
            bench.simulated.faults().next("GET", "fssnapshot/", Fault.code(code));

            assertThat(bench.array.deleteSnapshot(taken)).isFalse();
        }
    }

    @Test
    void aLostAnswerToADeleteEndsInSuccess() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            Snapshot taken = bench.array.takeSnapshot(bench.page(), NAME);
            bench.simulated.faults().next("DELETE", "fssnapshot", Fault.cutAfterWork());

            assertThat(bench.array.deleteSnapshot(taken)).isTrue();
            assertThat(bench.requests("DELETE", "fssnapshot")).isEqualTo(1);
        }
    }

    @Test
    void aProtectedSnapshotIsReportedAndNotSkipped() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            Snapshot taken = bench.array.takeSnapshot(bench.page(), NAME);
            bench.simulated.faults().next("DELETE", "fssnapshot", Fault.code(1073754163));

            assertThat(problemOf(() -> bench.array.deleteSnapshot(taken)).code())
                    .isEqualTo(ProblemCode.SNAPSHOT_NOT_DELETED);
        }
    }

    @Test
    void arrayT4_aSnapshotInAnotherVstoreIsFoundAndDeletedThere() throws IOException {
        FileSystemRef tenant = new FileSystemRef("cantian_dbstor_fs", "4");
        try (ArrayBench bench =
                new ArrayBench(folder, setup -> setup.fileSystem(tenant.name(), "4", folder.resolve("tenant"))
                        .fileSystem(tenant.name(), "0", folder.resolve("namesake")))) {
            FileSystem fileSystem = bench.array.fileSystem(tenant);
            Snapshot taken = bench.array.takeSnapshot(fileSystem, NAME);

            assertThat(taken.fileSystem()).isEqualTo(tenant);
            assertThat(bench.array
                            .fileSystem(FileSystemRef.named(tenant.name()))
                            .id())
                    .isNotEqualTo(fileSystem.id());
            bench.array.revert(taken, progress -> {});
            assertThat(bench.array.deleteSnapshot(taken)).isTrue();
            assertThat(bench.simulated.snapshots()).isEmpty();
        }
    }

    @Test
    void arrayT12_aSnapshotOfAnotherArrayIsNeverTouched() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            Snapshot taken = bench.array.takeSnapshot(bench.page(), NAME);
            bench.simulated.becomeAnotherArray("SN-OTHER");
            try (StorageArray other = bench.open(ArrayBench.PASSWORD)) {
                assertThat(problemOf(() -> other.deleteSnapshot(taken)).code()).isEqualTo(ProblemCode.ARRAY_REPLACED);
                assertThat(problemOf(() -> other.revert(taken, progress -> {})).code())
                        .isEqualTo(ProblemCode.ARRAY_REPLACED);
            }
            assertThat(bench.simulated.snapshots()).hasSize(1);
            assertThat(bench.requests("PUT", "fssnapshot")).isZero();
        }
    }

    @Test
    void noLicenceAndTooManySnapshotsAreNoRoom() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            FileSystem page = bench.page();
            bench.simulated.snapshotRules().limit(0);
            assertThat(problemOf(() -> bench.array.takeSnapshot(page, NAME)).code())
                    .isEqualTo(ProblemCode.SNAPSHOT_NO_ROOM);
            bench.simulated.snapshotRules().licensed(false);
            assertThat(problemOf(() -> bench.array.takeSnapshot(page, NAME)).summary())
                    .contains("licence");
        }
    }

    @Test
    void aSnapshotThatIsNotHealthyIsNoWayBack() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            FileSystem page = bench.page();
            bench.simulated.snapshotRules().health("2");
            Problem problem = problemOf(() -> bench.array.takeSnapshot(page, NAME));
            assertThat(problem.code()).isEqualTo(ProblemCode.SNAPSHOT_UNUSABLE);
            assertThat(problem.summary()).contains("in health 2");
        }
    }
}
