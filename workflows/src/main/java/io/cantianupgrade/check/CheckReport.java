package io.cantianupgrade.check;

import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.Version;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The result of every check, in the order of the catalogue.
 *
 * @param source the installed version of the first node that could be read
 * @param target the version of the package
 */
public record CheckReport(
        Optional<Version> source,
        Optional<Version> target,
        Optional<DeployMode> deployMode,
        List<CheckResult> results,
        Duration elapsed) {

    public CheckReport {
        results = results.stream()
                .sorted(Comparator.comparing(CheckResult::id).thenComparing(CheckResult::where))
                .toList();
    }

    /** Results of that verdict. */
    public List<CheckResult> with(Verdict verdict) {
        return results.stream().filter(result -> result.verdict() == verdict).toList();
    }

    /** Whether nothing stands against an upgrade. */
    public boolean passed() {
        return with(Verdict.FAIL).isEmpty();
    }
}
