package io.cantianupgrade.cli.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.TestConsole;
import io.cantianupgrade.cli.operation.Follower.WhenItWaits;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cli.temporal.EmbeddedTemporal;
import io.cantianupgrade.cli.temporal.Endpoint;
import io.cantianupgrade.cli.temporal.Ports;
import io.cantianupgrade.cli.temporal.SearchAttributeSetup;
import io.cantianupgrade.cli.temporal.TemporalBinary;
import io.cantianupgrade.cli.temporal.TemporalService;
import io.cantianupgrade.cli.text.Examples;
import io.cantianupgrade.cluster.BusinessSpec;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.DatabaseSpec;
import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.NodeSpec.Access;
import io.cantianupgrade.cluster.ReleaseSpec;
import io.cantianupgrade.cluster.RollingSpec;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.contract.Answer;
import io.cantianupgrade.contract.OfflineUpgrade;
import io.cantianupgrade.contract.OperationRequest;
import io.cantianupgrade.contract.OperationState;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Pause;
import io.cantianupgrade.contract.Payloads;
import io.cantianupgrade.contract.TaskQueues;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.SecretRef;
import io.cantianupgrade.plan.ExpectedTimes;
import io.temporal.worker.WorkerFactory;
import io.temporal.workflow.Workflow;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Start, follow, answer and status through a Temporal service in memory and a workflow that only asks one question. */
class FollowerTest {
    private static final ClusterId CLUSTER = new ClusterId("prod-a");

    @TempDir
    Path home;

    private TemporalService service;
    private Connection connection;
    private WorkerFactory worker;
    private Operations operations;

    @BeforeEach
    void start() throws Exception {
        TemporalBinary nowhere = new TemporalBinary(Map.of(), home, notice -> {});
        service = new EmbeddedTemporal(nowhere, notice -> {}).start(Ports.free(), home, "default");
        Endpoint endpoint = new Endpoint(service.target(), "default", true);
        connection = Connection.open(endpoint);
        SearchAttributeSetup.ensure(endpoint);
        worker = WorkerFactory.newInstance(connection.client());
        worker.newWorker(TaskQueues.CONTROL).registerWorkflowImplementationTypes(OneQuestion.class);
        worker.start();
        operations = new Operations(connection.client());
    }

    @AfterEach
    void stop() {
        worker.shutdownNow();
        connection.close();
        service.close();
    }

    @Test
    void leavesWhenAQuestionIsOpenAndNobodyCanBeAsked() {
        TestConsole console = TestConsole.pipe();
        String runId = startUpgrade();

        OperationStatus last = follower(new LineProgress(console.console(), false), console, WhenItWaits.LEAVE, runId)
                .follow();

        assertThat(last.state()).isEqualTo(OperationState.ASKING);
        assertThat(console.out()).contains("cantian-upgrade answer prod-a yes");
        assertThat(operations.start(Operation.OFFLINE_UPGRADE, request())).isEmpty();
        assertThat(console.run(home, "status", "prod-a", "--address", service.target()))
                .isEqualTo(ExitCodes.WAITS);
        assertThat(console.run(home, "answer", "prod-a", "perhaps", "--address", service.target()))
                .isEqualTo(ExitCodes.USAGE);
        assertThat(console.errors()).anyMatch(line -> line.contains("Not taken: yes or leave"));
    }

    @Test
    void answersAheadComeTooLateForAnOperationThatIsOpen() {
        TestConsole console = TestConsole.pipe();
        startUpgrade();

        assertThat(console.run(
                        home, "commit", "prod-a", "--answer", "manual-deletion=yes", "--address", service.target()))
                .isEqualTo(ExitCodes.USAGE);

        assertThat(console.errors())
                .containsExactly(
                        "An operation of prod-a is open, and it took its answers ahead when it was started.",
                        "  do  leave --answer out; what it asks is answered with: cantian-upgrade answer prod-a");
    }

    @Test
    void asksOnATerminalUntilTheAnswerIsTaken() {
        TestConsole console = TestConsole.terminal("perhaps\nyes\n");
        String runId = startUpgrade();

        OperationStatus last = follower(
                        new TerminalProgress(console.console(), List.of(), false), console, WhenItWaits.ASK, runId)
                .follow();

        assertThat(last.state()).isEqualTo(OperationState.COMMITTED);
        assertThat(console.out())
                .contains("yes / leave > ")
                .contains("yes or leave")
                .contains("COMMITTED");
    }

    @Test
    void endsWithTheFinalObjectAsTheLastLineOfJson() throws Exception {
        TestConsole console = TestConsole.pipe();
        String runId = startUpgrade();
        assertThat(console.run(home, "-o", "json", "answer", "prod-a", "q1", "yes", "--address", service.target()))
                .isEqualTo(ExitCodes.DONE);

        follower(new JsonProgress(console.console()), console, WhenItWaits.LEAVE, runId)
                .follow();

        List<String> lines = console.out().lines().toList();
        OperationStatus last = Payloads.mapper().readValue(lines.get(lines.size() - 1), OperationStatus.class);
        assertThat(last).isEqualTo(Examples.committed());
        assertThat(lines.get(lines.size() - 1)).contains("\"etaSeconds\":null").contains("\"waiting\":null");
        assertThat(console.run(home, "status", "prod-a", "--address", service.target()))
                .isEqualTo(ExitCodes.DONE);
        assertThat(console.run(home, "status", "prod-b", "--address", service.target()))
                .isEqualTo(ExitCodes.FAILED);
    }

    private String startUpgrade() {
        return operations.start(Operation.OFFLINE_UPGRADE, request()).orElseThrow();
    }

    private Follower follower(Progress progress, TestConsole console, WhenItWaits whenItWaits, String runId) {
        return new Follower(operations, progress, console.console().keyboard(), whenItWaits, CLUSTER, runId);
    }

    private static OperationRequest request() {
        return new OperationRequest(cluster(), Optional.empty(), "dba@host", null, ExpectedTimes.DECLARED);
    }

    private static ClusterSpec cluster() {
        return new ClusterSpec(
                CLUSTER,
                new ReleaseSpec("/release.tgz", Optional.empty(), Optional.empty(), "/ctdb"),
                new SshSpec("root", "/key", "/hosts"),
                List.of(new NodeSpec(NodeId.LEAD, Access.SSH, "10.0.0.1", 22, "")),
                Optional.empty(),
                new DatabaseSpec(new SecretRef("env:SYS")),
                BusinessSpec.ASK,
                RollingSpec.DEFAULT,
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }

    /** Asks whether the business is stopped, and takes nothing but yes. */
    public static final class OneQuestion implements OfflineUpgrade {
        private boolean answered;

        @Override
        public OperationStatus run(OperationRequest request) {
            Workflow.await(() -> answered);
            return status();
        }

        @Override
        public OperationStatus status() {
            return answered ? Examples.committed() : Examples.asking();
        }

        @Override
        public OperationStatus answer(Answer answer) {
            answered = true;
            return status();
        }

        @Override
        public void checkAnswer(Answer answer) {
            if (!answer.answer().equals("yes")) {
                throw new IllegalArgumentException("yes or leave");
            }
        }

        @Override
        public OperationStatus pause(Pause pause) {
            return status();
        }

        @Override
        public OperationStatus resume(Pause pause) {
            return status();
        }

        @Override
        public void pauseBySignal(Pause pause) {}

        @Override
        public void resumeBySignal(Pause pause) {}

        @Override
        public void answerBySignal(Answer answer) {
            answer(answer);
        }
    }
}
