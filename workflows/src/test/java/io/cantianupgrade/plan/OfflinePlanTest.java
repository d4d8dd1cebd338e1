package io.cantianupgrade.plan;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.WayBack;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The offline plan, as the guide orders it. */
class OfflinePlanTest {

    @ParameterizedTest
    @CsvSource({
        "2, combined, false, offline-2-combined.txt",
        "3, dbstor, true, offline-3-dbstor-system-tables.txt",
        "2, file, false, offline-2-file.txt",
        "1, combined, false, offline-1-combined.txt"
    })
    void readsAsReviewed(int nodes, String mode, boolean changesSystemTables, String file) throws IOException {
        ClusterFacts healthy = Examples.healthy(nodes, DeployMode.of(mode));
        ClusterFacts facts = new ClusterFacts(
                healthy.nodes(),
                Optional.of(Examples.release(Optional.of(Examples.allowed(true, changesSystemTables)))),
                healthy.members(),
                List.of(),
                ClusterTraces.NONE,
                List.of());
        UpgradePlan plan = UpgradePlanner.offlineUpgrade(Examples.cluster(nodes), facts)
                .plan()
                .orElseThrow();
        String text = Pattern.compile("plan [0-9a-f]{10}")
                .matcher(String.join("\n", PlanText.lines(plan, ExpectedTimes.DECLARED)) + "\n")
                .replaceFirst("plan ..........");
        assertThat(text).isEqualTo(golden(file));
        assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThanOrEqualTo(80));
    }

    @Test
    void everyNodeIsStoppedBeforeTheSnapshotAndNothingIsReplacedBeforeIt() {
        UpgradePlan plan = Examples.plan(3);
        int snapshot = stage(plan, StepId.SNAPSHOT, 0);
        assertThat(plan.steps())
                .filteredOn(step -> step.id() == StepId.STOP)
                .hasSize(3)
                .allSatisfy(step -> assertThat(step.stage()).isLessThan(snapshot));
        assertThat(plan.steps())
                .filteredOn(step -> step.id() == StepId.REPLACE_BINARIES)
                .hasSize(3)
                .allSatisfy(step -> assertThat(step.stage()).isGreaterThan(snapshot));
    }

    @Test
    void aNodeIsFinishedBeforeTheNextIsReplaced() {
        UpgradePlan plan = Examples.plan(3);
        assertThat(stage(plan, StepId.FINISH_NODE, 0)).isLessThan(stage(plan, StepId.REPLACE_BINARIES, 1));
        assertThat(stage(plan, StepId.FINISH_NODE, 1)).isLessThan(stage(plan, StepId.REPLACE_BINARIES, 2));
    }

    @Test
    void theWayBackOnlyNarrows() {
        UpgradePlan plan = Examples.plan(2);
        assertThat(plan.steps()).extracting(PlannedStep::wayBack).isSorted();
        assertThat(plan.steps()).extracting(PlannedStep::wayBack).doesNotContain(WayBack.RESTORE_ONLY);
        assertThat(plan.commit())
                .filteredOn(step -> step.id() != StepId.CHECK_ARRAY)
                .extracting(PlannedStep::wayBack)
                .containsOnly(WayBack.RESTORE_ONLY);
    }

    @Test
    void theSameFactsGiveTheSameIdAndOtherFactsAnother() {
        assertThat(Examples.plan(2).id()).isEqualTo(Examples.plan(2).id()).hasSize(10);
        assertThat(Examples.plan(2).id()).isNotEqualTo(Examples.plan(3).id());
    }

    private static int stage(UpgradePlan plan, StepId id, int node) {
        return plan.steps().stream()
                .filter(step -> step.id() == id && step.node().equals(Optional.of(new NodeId(node))))
                .findFirst()
                .orElseThrow()
                .stage();
    }

    private static String golden(String file) throws IOException {
        try (InputStream in = OfflinePlanTest.class.getResourceAsStream(file)) {
            return in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
