package io.cantianupgrade.storage.devicemanager;

import static io.cantianupgrade.storage.devicemanager.ArrayBench.NAME;
import static io.cantianupgrade.storage.devicemanager.ArrayBench.PAGE;
import static io.cantianupgrade.storage.devicemanager.ArrayBench.PASSWORD;
import static io.cantianupgrade.storage.devicemanager.ArrayBench.impatient;
import static io.cantianupgrade.storage.devicemanager.ArrayBench.problemOf;
import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.simulator.array.CertificateKind;
import io.cantianupgrade.simulator.array.Fault;
import io.cantianupgrade.simulator.array.SimulatedArray;
import io.cantianupgrade.simulator.array.WireRules;
import io.cantianupgrade.storage.FileSystemRef;
import io.cantianupgrade.storage.StorageArray;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

final class WireTest {

    @TempDir
    private Path folder;

    static Stream<Fault> passingFaults() {
        return Stream.of(
                Fault.cut(),
                Fault.truncated(),
                Fault.oversized(),
                Fault.http(500),
                Fault.http(502),
                Fault.http(503),
                Fault.http(504),
                Fault.code(1077949006),
                Fault.code(1077948998),
                Fault.code(1077953235));
    }

    @ParameterizedTest
    @MethodSource("passingFaults")
    void aLookIsRepeatedUntilTheArrayAnswers(Fault fault) throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            bench.simulated.faults().times(2, "GET", "system", fault);
            assertThat(bench.array.identity().version()).isEqualTo("6.1.6");
        }
    }

    @Test
    void anArrayThatHangsIsUnreachableAfterABoundedTime() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder);
                StorageArray hasty = bench.open(
                        PASSWORD,
                        bench.simulated.certificate(),
                        List.of(bench.simulated.port()),
                        ArrayBench.patience(Duration.ofMillis(250)))) {
            hasty.identity();
            bench.simulated.faults().times(9, "GET", "system", Fault.lateAnswer(Duration.ofSeconds(20)));
            assertThat(problemOf(hasty::identity).code()).isEqualTo(ProblemCode.ARRAY_UNREACHABLE);
        }
    }

    @Test
    void anArrayThatStaysBusyEndsInAProblemWithTheCode() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            bench.simulated.faults().times(100, "GET", "system", Fault.code(1077948999));
            Problem problem = problemOf(bench.array::identity);
            assertThat(problem.code()).isEqualTo(ProblemCode.ARRAY_BUSY);
            assertThat(problem.evidence().get(0)).contains("1077948999");
        }
    }

    @ParameterizedTest
    @EnumSource(WireRules.EmptyList.class)
    void arrayT9_anEmptyListInAnyFormIsNoFileSystem(WireRules.EmptyList form) throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            bench.simulated.wireRules().emptyList(form).codeAsText();
            assertThat(problemOf(() -> bench.array.fileSystem(FileSystemRef.named("cantian")))
                            .code())
                    .isEqualTo(ProblemCode.FILE_SYSTEM_NOT_FOUND);
            assertThat(bench.array.findSnapshot(bench.page(), NAME)).isEmpty();
        }
    }

    @Test
    void arrayT9_theOneFileSystemIsFoundBehindAHundredThatLookLikeIt() throws IOException {
        try (ArrayBench bench = manyFileSystems()) {
            bench.simulated.wireRules().fuzzyFilters();
            assertThat(bench.array.fileSystem(FileSystemRef.named("redo")).id())
                    .isEqualTo(bench.simulated.fileSystem("redo").id());
        }
    }

    @Test
    void aResourceThatRefusesOrIgnoresRangesIsReadWithoutThem() throws IOException {
        try (ArrayBench bench = manyFileSystems()) {
            bench.simulated.wireRules().refuseRange();
            assertThat(bench.array.fileSystem(FileSystemRef.named("redo")).usable())
                    .isTrue();
        }
        try (ArrayBench bench = manyFileSystems()) {
            bench.simulated.wireRules().fuzzyFilters().ignoreRange();
            assertThat(problemOf(() -> bench.array.fileSystem(FileSystemRef.named("redo")))
                            .code())
                    .isEqualTo(ProblemCode.FILE_SYSTEM_NOT_FOUND);
        }
    }

    @Test
    void aFileSystemThatIsFaultyOrOfflineIsToldAsSuch() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            bench.simulated.fileSystem(PAGE.name()).running("28");
            assertThat(bench.page().online()).isFalse();
            bench.simulated.fileSystem(PAGE.name()).health("2");
            assertThat(bench.page().healthy()).isFalse();
        }
    }

    @Test
    void anAuthorityThatSignedTheArraysCertificateIsEnough() throws IOException {
        try (ArrayBench bench =
                new ArrayBench(folder, setup -> setup.certificate(CertificateKind.SIGNED_BY_AUTHORITY))) {
            assertThat(bench.array.identity().healthy()).isTrue();
        }
    }

    @Test
    void t64_arrayT6_anotherCertificateIsNotTrustedAndBothFingerprintsAreShown() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder);
                SimulatedArray other =
                        SimulatedArray.in(folder.resolve("other")).start();
                StorageArray misled =
                        bench.open(PASSWORD, other.certificate(), List.of(bench.simulated.port()), impatient())) {
            Problem problem = problemOf(misled::identity);

            assertThat(problem.code()).isEqualTo(ProblemCode.ARRAY_NOT_TRUSTED);
            assertThat(problem.evidence())
                    .anySatisfy(line -> assertThat(line).matches("expected SHA-256 [0-9A-F:]{95}"))
                    .anySatisfy(line -> assertThat(line).matches("found SHA-256 [0-9A-F:]{95},.*"));
            assertThat(bench.simulated.audit()).as("no request was sent").isEmpty();
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = CertificateKind.class,
            names = {"EXPIRED", "WRONG_NAME"})
    void arrayT6_aCertificateThatIsExpiredOrForAnotherHostIsNotTrusted(CertificateKind kind) throws IOException {
        try (ArrayBench bench = new ArrayBench(folder, setup -> setup.certificate(kind))) {
            assertThat(problemOf(bench.array::identity).code()).isEqualTo(ProblemCode.ARRAY_NOT_TRUSTED);
            assertThat(bench.simulated.audit()).isEmpty();
        }
    }

    @Test
    void aFileWithoutACertificateIsToldBeforeAnythingIsSent() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty.pem"), "");
        ArrayAccess access =
                new ArrayAccess(List.of(new ArrayAddress("127.0.0.1", 1)), "user", () -> new char[0], empty);
        assertThat(problemOf(() -> DeviceManagerArray.open(access, impatient())).code())
                .isEqualTo(ProblemCode.ARRAY_NOT_TRUSTED);
    }

    private ArrayBench manyFileSystems() throws IOException {
        return new ArrayBench(folder, setup -> {
            for (int number = 100; number < 250; number++) {
                setup.fileSystem("redo_" + number, "0", folder.resolve("many/" + number));
            }
            return setup.fileSystem("redo", "0", folder.resolve("redo"));
        });
    }
}
