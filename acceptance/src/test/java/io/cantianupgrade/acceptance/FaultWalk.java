package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.DynamicTest;

/**
 * One operation that meets every fault of a table:
 *
 * <ol>
 *   <li>the next fault is planted, and the step holds;
 *   <li>the screen and the JSON say what the table says, and the same;
 *   <li>the fault is mended, the one after it is planted, and the operator answers retry, with a cluster file when it is another one now.
 * </ol>
 */
final class FaultWalk {

    private final Installation installation;
    private final Site site;
    private final UpgradeWay way;
    private final UnaryOperator<String> right;
    private final HeldOperation operation;

    /** @param right makes the right cluster file of the one that the site comes with */
    FaultWalk(Installation installation, Site site, UpgradeWay way, UnaryOperator<String> right) {
        this.installation = installation;
        this.site = site;
        this.way = way;
        this.right = right;
        this.operation = new HeldOperation(installation, site.cluster().name());
    }

    HeldOperation operation() {
        return operation;
    }

    /** @param last what is answered to the last hold */
    List<DynamicTest> tests(List<FaultRow> rows, String last) {
        List<DynamicTest> tests = new ArrayList<>();
        tests.add(DynamicTest.dynamicTest("it begins", () -> begins(rows.get(0))));
        for (int i = 0; i < rows.size(); i++) {
            FaultRow row = rows.get(i);
            Optional<FaultRow> next = rows.stream().skip(i + 1L).findFirst();
            tests.add(
                    DynamicTest.dynamicTest(row.toString(), () -> holds(row, next, next.isPresent() ? "retry" : last)));
        }
        return tests;
    }

    private void begins(FaultRow first) {
        first.planted().plant().accept(site);
        Ended begun = installation.run("upgrade", way.word(), "--yes", "-o", "json", "-f", site.clusterFileWith(right));
        assertThat(begun.exitCode()).as(begun.everything()).isEqualTo(3);
    }

    private void holds(FaultRow row, Optional<FaultRow> next, String answer) {
        JsonNode status = committing();
        assertThat(status.get("state").asText()).as(status.toString()).isEqualTo("HOLDING");
        try {
            operation.shows(row, status);
        } finally {
            row.planted().mend().accept(site);
            next.ifPresent(fault -> fault.planted().plant().accept(site));
            operation.answer(answer, file(row.planted(), next.map(FaultRow::planted)));
        }
    }

    /** The faults of a commit are met after the verdict. */
    private JsonNode committing() {
        JsonNode status = operation.waits();
        if (!status.get("state").asText().equals("PREPARED")) {
            return status;
        }
        operation.answer("commit", Optional.empty());
        return operation.waits();
    }

    /** The wrong file that is the next fault, or the right one after a wrong one. */
    private Optional<String> file(PlantedFault now, Optional<PlantedFault> next) {
        if (next.filter(PlantedFault::inTheFile).isPresent()) {
            UnaryOperator<String> mistake = next.get().wrongFile().orElseThrow().apply(site);
            return Optional.of(site.clusterFileWith(text -> mistake.apply(right.apply(text))));
        }
        return now.inTheFile() ? Optional.of(site.clusterFileWith(right)) : Optional.empty();
    }
}
