package io.cantianupgrade.docs;

import io.cantianupgrade.check.CheckScope;
import io.cantianupgrade.check.CheckSpec;
import io.cantianupgrade.check.Checks;
import io.cantianupgrade.check.Verdict;
import io.cantianupgrade.model.Operation;
import java.util.Locale;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** {@code docs/checks.md}: every check of the precheck. */
class ChecksPageTest {

    private static final String OPENING = """
            # Checks

            Written by `ChecksPageTest` from the catalogue of checks,
            [Checks](../workflows/src/main/java/io/cantianupgrade/check/Checks.java).

            `cantian-upgrade precheck` runs all of them, on every node at the same time, and shows every result. Nothing is changed. A
            check that fails refuses an upgrade, with the same words in `precheck`, `plan` and `upgrade`; one that warns stops nothing.
            The step `precheck` of an upgrade runs the checks of its node again, and then the release's own `pre_upgrade`.

            A check is not run when what it needs could not be read, which is a failure of its own, or when the cluster has no such part.
            "Source" names the rule: P and G are the vendor's and the guide's prechecks, F its flag files, T its known traps; numbers are
            sections of the vendor's rules; ours are not in the guide.
            """;

    @Test
    void theChecksPageIsWhatTheCatalogueSays() {
        StringBuilder page = new StringBuilder(OPENING);
        for (CheckScope scope : CheckScope.values()) {
            page.append(
                    "\n## %s\n\n| check | what must hold | source | otherwise | also before |\n| --- | --- | --- | --- | --- |\n"
                            .formatted(capital(scope.words())));
            Checks.all().stream()
                    .filter(check -> check.scope() == scope)
                    .map(ChecksPageTest::row)
                    .forEach(page::append);
        }
        Pages.mustSay("docs/checks.md", page.toString());
    }

    private static String row(CheckSpec check) {
        return "| `%s` | %s | %s | %s, [%s](problems.md#%s) | %s |\n"
                .formatted(
                        check.id(),
                        check.expects(),
                        check.source(),
                        check.onFailure() == Verdict.FAIL ? "fails" : "warns",
                        check.code(),
                        check.code().name().toLowerCase(Locale.ROOT),
                        check.guards().stream()
                                .filter(operation -> operation != Operation.OFFLINE_UPGRADE)
                                .map(Operation::title)
                                .sorted()
                                .collect(Collectors.joining(", ")));
    }

    private static String capital(String text) {
        return Character.toUpperCase(text.charAt(0)) + text.substring(1);
    }
}
