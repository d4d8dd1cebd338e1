package io.cantianupgrade.cli.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.check.CheckReport;
import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.check.Checks;
import io.cantianupgrade.model.Operation;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Of every check that was run, a precheck shows and counts those that guard the kind of upgrade that is wanted. */
class PrechecksTest {

    @ParameterizedTest
    @CsvSource({
        "OFFLINE_UPGRADE, MODE_ALLOWED, ROLLING_ALLOWED",
        "ROLLING_UPGRADE, ROLLING_ALLOWED, MODE_ALLOWED",
        "ROLLING_UPGRADE, REACHABLE, ARRAY_LOGIN",
        "ROLLING_UPGRADE, OPEN_UPGRADE, SNAPSHOT_ROOM"
    })
    void aFailureCountsOnlyForWhatItGuards(Operation operation, CheckId counts, CheckId doesNot) {
        assertThat(Prechecks.guarding(operation, failed(counts)).passed()).isFalse();
        assertThat(Prechecks.guarding(operation, failed(doesNot)).passed()).isTrue();
        assertThat(Prechecks.guarding(operation, failed(doesNot)).results()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(names = {"OFFLINE_UPGRADE", "ROLLING_UPGRADE"})
    void everyCheckThatGuardsItIsShown(Operation operation) {
        CheckReport all = report(Stream.of(CheckId.values())
                .map(id -> CheckResult.pass(id, "cluster", "well"))
                .toList());

        assertThat(Prechecks.guarding(operation, all).results())
                .extracting(CheckResult::id)
                .containsExactlyElementsOf(Stream.of(CheckId.values())
                        .filter(id -> Checks.of(id).guards().contains(operation))
                        .toList());
    }

    private static CheckReport failed(CheckId id) {
        return report(List.of(CheckResult.failed(id, "cluster", "wrong", List.of(), "mend it")));
    }

    private static CheckReport report(List<CheckResult> results) {
        return new CheckReport(Optional.empty(), Optional.empty(), Optional.empty(), results, Duration.ZERO);
    }
}
