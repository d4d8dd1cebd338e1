package io.cantianupgrade.storage.devicemanager;

import static io.cantianupgrade.storage.devicemanager.ArrayBench.NAME;
import static io.cantianupgrade.storage.devicemanager.ArrayBench.PAGE;
import static io.cantianupgrade.storage.devicemanager.ArrayBench.PASSWORD;
import static io.cantianupgrade.storage.devicemanager.ArrayBench.impatient;
import static io.cantianupgrade.storage.devicemanager.ArrayBench.problemOf;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.simulator.array.Fault;
import io.cantianupgrade.storage.FileSystem;
import io.cantianupgrade.storage.StorageArray;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class SessionsTest {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {-401, 1077949069, 1073793621})
    void aSessionThatEndsMidWayIsRenewedOnceAndTheRequestSentAgain(long code) throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            FileSystem page = bench.page();
            bench.simulated.sessionRules().expiredCode(code);
            bench.simulated.endSessions();

            bench.array.takeSnapshot(page, NAME);
            assertThat(bench.requests("POST", "sessions")).isEqualTo(2);
            assertThat(bench.simulated.snapshots()).hasSize(1);
        }
    }

    @Test
    void anHttp401IsASessionThatIsGone() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            bench.array.identity();
            bench.simulated.sessionRules().unauthorizedAsHttp401();
            bench.simulated.endSessions();
            assertThat(bench.array.identity().healthy()).isTrue();
        }
    }

    @Test
    void aSessionThatIsRefusedRightAfterTheLoginIsAProblemAndNoLoop() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            bench.simulated.faults().times(2, "GET", "system", Fault.code(-401));
            assertThat(problemOf(bench.array::identity).code()).isEqualTo(ProblemCode.ARRAY_REFUSED);
            assertThat(bench.requests("POST", "sessions")).isEqualTo(2);
        }
    }

    @Test
    void threadsThatFindTheSessionGoneLogInOnlyOnce() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            bench.array.identity();
            bench.simulated.endSessions();
            List<CompletableFuture<Void>> threads = IntStream.range(0, 8)
                    .mapToObj(thread -> CompletableFuture.runAsync(bench.array::identity))
                    .toList();
            threads.forEach(CompletableFuture::join);
            assertThat(bench.requests("POST", "sessions")).isEqualTo(2);
        }
    }

    @Test
    void moreThanFourRequestsAreNeverSentAtOnce() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            bench.array.identity();
            bench.simulated.wireRules().concurrencyLimit(4);
            bench.simulated.faults().times(4, "GET", "system", Fault.lateAnswer(Duration.ofMillis(50)));
            List<CompletableFuture<Void>> threads = IntStream.range(0, 12)
                    .mapToObj(thread -> CompletableFuture.runAsync(bench.array::identity))
                    .toList();
            threads.forEach(CompletableFuture::join);
            assertThat(bench.simulated.audit()).noneMatch(entry -> entry.code() == 1077953235);
        }
    }

    @Test
    void aWrongPasswordStopsAtOnceAndTheAccountIsNotLockedByUs() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder);
                StorageArray wrong = bench.open("wrong")) {
            for (int attempt = 0; attempt < 5; attempt++) {
                assertThat(problemOf(wrong::identity).code()).isEqualTo(ProblemCode.ARRAY_LOGIN_REFUSED);
            }
            assertThat(bench.requests("POST", "sessions")).isEqualTo(1);
            assertThat(bench.array.identity().healthy()).as("the account").isTrue();
        }
    }

    @Test
    void aLockedAccountIsReportedWithTheSecondsThatAreLeft() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            bench.simulated.sessionRules().lockAfter(1, Duration.ofSeconds(90)).countTries();
            try (StorageArray wrong = bench.open("wrong")) {
                assertThat(problemOf(wrong::identity).code()).isEqualTo(ProblemCode.ARRAY_LOGIN_REFUSED);
            }
            Problem problem = problemOf(bench.array::identity);
            assertThat(problem.code()).isEqualTo(ProblemCode.ARRAY_ACCOUNT_LOCKED);
            assertThat(problem.evidence().get(0)).contains("1077987871").contains("parameter 90");
        }
    }

    @ParameterizedTest
    @CsvSource({"3, 0", "4, 0", "1, 1073951284", "1, 1073793593"})
    void aLoginThatIsOfNoUseIsRefusedAndLeavesNoSession(int accountState, long code) throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            bench.simulated.sessionRules().accountState(accountState).refuseLogin(code);
            assertThat(problemOf(bench.array::identity).code()).isEqualTo(ProblemCode.ARRAY_LOGIN_REFUSED);
            assertThat(problemOf(bench.array::identity).code()).isEqualTo(ProblemCode.ARRAY_LOGIN_REFUSED);
            assertThat(bench.requests("POST", "sessions")).isEqualTo(1);
            assertThat(bench.simulated.openSessions()).isZero();
        }
    }

    @Test
    void arrayT5_noSessionIsLeakedHoweverOftenWeComeBack() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            bench.simulated.sessionRules().cap(2);
            for (int run = 0; run < 5; run++) {
                try (StorageArray array = bench.open(PASSWORD)) {
                    array.identity();
                }
            }
            assertThat(bench.simulated.openSessions()).isZero();
        }
    }

    @Test
    void aFullArrayIsWaitedForAndThenReportedAsBusy() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            bench.array.identity();
            bench.simulated.sessionRules().cap(1);
            try (StorageArray second = bench.open(PASSWORD)) {
                assertThat(problemOf(second::identity).code()).isEqualTo(ProblemCode.ARRAY_BUSY);
            }
        }
    }

    @Test
    void aSecondAddressIsUsedWhenTheFirstIsDownAndItsSessionEndedThere() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            int second = bench.simulated.openSecondAddress();
            try (StorageArray array = bench.open(
                    PASSWORD, bench.simulated.certificate(), List.of(bench.simulated.port(), second), impatient())) {
                FileSystem page = array.fileSystem(PAGE);
                bench.simulated.goDown();
                array.takeSnapshot(page, NAME);
                assertThat(bench.simulated.openSessions()).isEqualTo(1);
            }
            assertThat(bench.simulated.openSessions()).isZero();
        }
    }

    @Test
    void anAddressAtWhichAnotherArrayAnswersIsNotUsed() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            bench.array.identity();
            bench.simulated.becomeAnotherArray("SN-OTHER");
            Problem problem = problemOf(bench.array::identity);
            assertThat(problem.code()).isEqualTo(ProblemCode.ARRAY_REPLACED);
            assertThat(problem.evidence()).contains("found device id SN-OTHER");
        }
    }

    @Test
    void anArrayThatIsDownIsUnreachable() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            bench.simulated.goDown();
            assertThat(problemOf(bench.array::identity).code()).isEqualTo(ProblemCode.ARRAY_UNREACHABLE);
            bench.simulated.comeBack();
            assertThat(bench.array.identity().healthy()).isTrue();
        }
    }

    /** Everything that could show the password is made to speak, and searched. */
    @Test
    void thePasswordIsNowhereToBeSeen() throws IOException {
        try (ArrayBench bench = new ArrayBench(folder)) {
            ArrayAccess access = new ArrayAccess(
                    List.of(new ArrayAddress("127.0.0.1", bench.simulated.port())),
                    ArrayBench.USER,
                    PASSWORD::toCharArray,
                    bench.simulated.certificate());
            StringWriter said = new StringWriter();
            said.append(access.toString()).append(bench.array.toString());
            bench.simulated.faults().next("POST", "sessions", Fault.http(500));
            bench.simulated.faults().nth(2, "POST", "sessions", Fault.code(1077949070));
            catchThrowable(bench.array::identity).printStackTrace(new PrintWriter(said, true));
            said.append(new Session(new ArrayAddress("a", 1), "SN", PASSWORD, PASSWORD, 1).toString());
            said.append(bench.simulated.audit().toString());
            said.append(Files.readString(folder.resolve("array/audit.log")));
            said.append(Files.readString(folder.resolve("array/array.json")));

            assertThat(said.toString()).contains("ARRAY_ACCOUNT_LOCKED").doesNotContain("canary");
        }
    }
}
