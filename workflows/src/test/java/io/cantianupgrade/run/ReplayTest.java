package io.cantianupgrade.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.cantianupgrade.contract.Payloads;
import io.cantianupgrade.contract.TaskQueues;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.WorkflowExecutionHistory;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.testing.WorkflowReplayer;
import io.temporal.worker.Worker;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Histories that were recorded once replay against today's workflows: an upgrade that is under way survives the product's own.
 * They stay as long as a run of their version may be open; a new release adds a folder.
 */
class ReplayTest {

    static List<Path> histories() throws IOException, URISyntaxException {
        Path folder = Path.of(ReplayTest.class.getResource("/histories").toURI());
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".json"))
                    .sorted()
                    .toList();
        }
    }

    @ParameterizedTest
    @MethodSource("histories")
    void replays(Path history) throws IOException {
        String json = Files.readString(history);
        assertThatCode(() -> replay(json)).doesNotThrowAnyException();
    }

    @Test
    void theScenariosThatMatterAreRecorded() throws IOException, URISyntaxException {
        assertThat(histories())
                .extracting(file -> file.getFileName().toString())
                .contains(
                        "runsEveryStepOfThePlanInItsOrderAndEndsCommitted.json",
                        "aProblemForTheOperatorHoldsAtOnceAndARetryGoesOn.json",
                        "aStepThatMayBeSkippedIsSkipped.json",
                        "aPlanThatTheFactsNoLongerSupportIsRefused.json",
                        "aNodeWithoutAWorkerIsNamedAndTheUpgradeGoesOnByItselfWhenOneIsBack.json");
    }

    @Test
    void anotherOrderOfStepsWouldBeNoticed() throws IOException, URISyntaxException {
        String json = Files.readString(histories().stream()
                .filter(file -> file.endsWith("runsEveryStepOfThePlanInItsOrderAndEndsCommitted.json"))
                .findFirst()
                .orElseThrow());
        String other = json.replaceFirst("\"name\": \"distribute-release\"", "\"name\": \"stop\"");
        assertThat(other).isNotEqualTo(json);
        assertThatCode(() -> replay(other)).hasMessageContaining("distribute-release");
    }

    private static void replay(String json) throws Exception {
        TestWorkflowEnvironment temporal = TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                        .setDataConverter(Payloads.converter())
                        .build())
                .build());
        try {
            Worker worker = temporal.newWorker(TaskQueues.CONTROL);
            worker.registerWorkflowImplementationTypes(
                    OfflineUpgradeWorkflow.class,
                    RollingUpgradeWorkflow.class,
                    CommitWorkflow.class,
                    RollbackWorkflow.class);
            WorkflowReplayer.replayWorkflowExecution(WorkflowExecutionHistory.fromJson(json), worker);
        } finally {
            temporal.close();
        }
    }
}
