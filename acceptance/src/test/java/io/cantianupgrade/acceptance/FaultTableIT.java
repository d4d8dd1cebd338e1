package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.cantianupgrade.storage.devicemanager.ArrayPatience;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Whatever goes wrong, {@code status} shows the right code, place and remedy. One upgrade meets all faults of the table:
 *
 * <ol>
 *   <li>the next fault is planted, and the step holds;
 *   <li>the screen and the JSON say what the table says, and the same;
 *   <li>the fault is mended, the one after it is planted, and the operator answers retry, with a cluster file when it is another one now;
 *   <li>at the end the upgrade is committed: every hold could be recovered from.
 * </ol>
 */
class FaultTableIT {

    private static Installation installation;
    private static WorkerHere worker;

    @BeforeAll
    static void start() {
        installation = Installation.start();
        worker = installation.startWorkerHere(ArrayPatience.standard());
    }

    @AfterAll
    static void end() {
        worker.close();
        installation.close();
    }

    @TestFactory
    List<DynamicTest> ofAnOfflineUpgrade() {
        Site site = Site.named("faulty");
        HeldOperation upgrade = new HeldOperation(installation, site.cluster().name());
        List<FaultRow> rows = FaultTable.rows();
        List<DynamicTest> tests = new ArrayList<>();
        rows.get(0).planted().plant().accept(site);
        tests.add(DynamicTest.dynamicTest("it begins", () -> begins(site)));
        for (int i = 0; i < rows.size(); i++) {
            FaultRow row = rows.get(i);
            Optional<FaultRow> next = i + 1 < rows.size() ? Optional.of(rows.get(i + 1)) : Optional.empty();
            tests.add(DynamicTest.dynamicTest(row.toString(), () -> {
                JsonNode status = committing(upgrade);
                assertThat(status.get("state").asText()).as(status.toString()).isEqualTo("HOLDING");
                try {
                    upgrade.shows(row, status);
                } finally {
                    goesOn(upgrade, site, row, next);
                }
            }));
        }
        tests.add(DynamicTest.dynamicTest("it is committed at last", () -> {
            assertThat(upgrade.waits().get("state").asText()).isEqualTo("COMMITTED");
            assertThat(site.installedVersion(0)).isEqualTo(Site.TARGET);
            assertThat(site.installedVersion(1)).isEqualTo(Site.TARGET);
            assertThat(site.array().snapshots()).isEmpty();
            site.close();
        }));
        return tests;
    }

    private static void begins(Site site) {
        Ended begun = installation.run("upgrade", "offline", "--yes", "-o", "json", "-f", site.clusterFileWith(FaultTableIT::right));
        assertThat(begun.exitCode()).as(begun.everything()).isEqualTo(3);
    }

    /** The faults of a commit are met after the verdict. */
    private static JsonNode committing(HeldOperation upgrade) {
        JsonNode status = upgrade.waits();
        if (!status.get("state").asText().equals("PREPARED")) {
            return status;
        }
        upgrade.answer("commit", Optional.empty());
        return upgrade.waits();
    }

    private static void goesOn(HeldOperation upgrade, Site site, FaultRow row, Optional<FaultRow> next) {
        row.planted().mend().accept(site);
        next.ifPresent(fault -> fault.planted().plant().accept(site));
        upgrade.answer("retry", file(site, row.planted(), next.map(FaultRow::planted)));
    }

    /** The wrong file that is the next fault, or the right one after a wrong one. */
    private static Optional<String> file(Site site, PlantedFault now, Optional<PlantedFault> next) {
        if (next.filter(PlantedFault::inTheFile).isPresent()) {
            UnaryOperator<String> mistake = next.get().wrongFile().orElseThrow().apply(site);
            return Optional.of(site.clusterFileWith(text -> mistake.apply(right(text))));
        }
        return now.inTheFile() ? Optional.of(site.clusterFileWith(FaultTableIT::right)) : Optional.empty();
    }

    /** Business is stopped by a command, so that nobody is asked. */
    private static String right(String text) {
        return text + "business:\n  stop: \"true\"\n";
    }
}
