package io.cantianupgrade.errand;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cantianupgrade.activity.ErrandRunner;
import io.cantianupgrade.activity.Secrets;
import io.cantianupgrade.activity.World;
import io.cantianupgrade.cluster.BusinessSpec;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.DatabaseSpec;
import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.NodeSpec.Access;
import io.cantianupgrade.cluster.ReleaseSpec;
import io.cantianupgrade.cluster.RollingSpec;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.contract.Errand;
import io.cantianupgrade.contract.ErrandActivities;
import io.cantianupgrade.contract.ErrandResult;
import io.cantianupgrade.contract.ErrandWorkflow;
import io.cantianupgrade.contract.Payloads;
import io.cantianupgrade.contract.TaskQueues;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.model.SecretRef;
import io.cantianupgrade.node.Command;
import io.cantianupgrade.node.CommandResult;
import io.cantianupgrade.node.Input;
import io.cantianupgrade.node.JobCommand;
import io.cantianupgrade.node.JobId;
import io.cantianupgrade.node.JobResult;
import io.cantianupgrade.node.NodeJobs;
import io.cantianupgrade.node.NodeShell;
import io.cantianupgrade.node.Secret;
import io.cantianupgrade.node.Shells;
import io.cantianupgrade.node.local.LocalShell;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.RetryOptions;
import io.temporal.testing.TestEnvironmentOptions;
import io.temporal.testing.TestWorkflowEnvironment;
import io.temporal.worker.Worker;
import io.temporal.workflow.Workflow;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two nodes, each a folder of this host: node 0 behind "SSH", node 1 with a worker. Commands are real. */
class ErrandsTest {

    private static final NodeId NODE_0 = NodeId.LEAD;
    private static final NodeId NODE_1 = new NodeId(1);
    private static final String CANARY = "canary-sys-90b2";
    private static final SecretRef SYS = new SecretRef("env:SYS");

    /** Carries errands as the product's workflow does; that one is another module's. */
    public static final class Carrier implements ErrandWorkflow {
        @Override
        public ErrandResult run(Errand errand) {
            return Workflow.newActivityStub(
                            ErrandActivities.class,
                            ActivityOptions.newBuilder()
                                    .setTaskQueue(TaskQueues.of(errand.cluster(), errand.node()))
                                    .setScheduleToStartTimeout(Duration.ofSeconds(2))
                                    .setStartToCloseTimeout(errand.limit())
                                    .setRetryOptions(RetryOptions.newBuilder()
                                            .setMaximumAttempts(1)
                                            .build())
                                    .build())
                    .run(errand);
        }
    }

    @TempDir
    Path folder;

    private final TestWorkflowEnvironment temporal =
            TestWorkflowEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setUseTimeskipping(false)
                    .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                            .setDataConverter(Payloads.converter())
                            .build())
                    .build());
    private final Errands errands = new Errands(temporal.getWorkflowClient());
    private final List<String> overSsh = new CopyOnWriteArrayList<>();
    private ClusterSpec cluster;
    private ControlShells fromControl;

    @BeforeEach
    void start() {
        cluster = cluster();
        fromControl = new ControlShells(
                (spec, node) -> {
                    overSsh.add(node.toString());
                    return new LocalShell(spec.node(node));
                },
                errands);
        Worker control = temporal.newWorker(TaskQueues.CONTROL);
        control.registerWorkflowImplementationTypes(Carrier.class);
        control.registerActivitiesImplementations(new ErrandRunner(world(fromControl)));
        temporal.newWorker(TaskQueues.node(cluster.cluster(), NODE_1))
                .registerActivitiesImplementations(
                        new ErrandRunner(world(new ShellsOnNode(cluster.cluster(), NODE_1, errands))));
        temporal.start();
    }

    @AfterEach
    void stop() {
        temporal.close();
    }

    @Test
    void aCommandForANodeWithAWorkerRunsThereWithItsInputAndItsErrors() {
        NodeShell shell = fromControl.of(cluster, NODE_1);
        List<String> heard = new ArrayList<>();
        CommandResult result = shell.run(
                Command.bash("cat; echo \"$1\" >&2; exit 7", "two words").reading(Input.text("über\n")),
                bytes -> heard.add(new String(bytes, StandardCharsets.UTF_8)));
        assertThat(result).isEqualTo(new CommandResult(7, "über\n", "two words\n"));
        assertThat(heard).containsExactly("über\n");
        assertThat(overSsh).isEmpty();
    }

    @Test
    void aWorkerReachesANodeOverSshThroughControl() {
        NodeShell shell = new ShellsOnNode(cluster.cluster(), NODE_1, errands).of(cluster, NODE_0);
        assertThat(shell.run(Command.of("echo", "hello")).output()).isEqualTo("hello\n");
        assertThat(overSsh).containsExactly("node 0");
    }

    @Test
    void aWorkerRunsItsOwnCommandsWithoutAnyErrand() {
        NodeShell shell = new ShellsOnNode(cluster.cluster(), NODE_1, errands).of(cluster, NODE_1);
        assertThat(shell).isInstanceOf(LocalShell.class);
    }

    @Test
    void aSecretIsNamedAndNeverSent() {
        try (Secret secret = new Secret(SYS, "something else".toCharArray())) {
            CommandResult result = fromControl
                    .of(cluster, NODE_1)
                    .run(Command.bash("read -r line; echo \"${#line}\"").reading(Input.line(secret)));
            assertThat(result.output()).as("resolved by the other worker").isEqualTo(CANARY.length() + "\n");
        }
    }

    @Test
    void aSecretWithoutANameAndAFileAreRefused() {
        NodeShell shell = fromControl.of(cluster, NODE_1);
        try (Secret secret = new Secret("nameless".toCharArray())) {
            assertThatThrownBy(() -> shell.run(Command.of("cat").reading(Input.line(secret))))
                    .isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> shell.run(Command.of("cat").reading(Input.file(folder, sent -> {}))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("only text can be sent to node 1 with an errand");
    }

    @Test
    void anErrandThatIsTooLargeIsRefusedAndTooMuchOutputIsCut() {
        NodeShell shell = fromControl.of(cluster, NODE_1);
        assertThatThrownBy(() -> shell.run(Command.of("cat").reading(Input.text("x".repeat(1_000_001)))))
                .isInstanceOf(IllegalArgumentException.class);
        CommandResult result = shell.run(Command.bash("head -c 3000000 /dev/zero | tr '\\0' x; echo end"));
        assertThat(result.output()).hasSize(1_000_000).endsWith("xend\n");
    }

    @Test
    void aProblemOfTheOtherWorkerComesBackAsItWas() {
        try (Secret secret = new Secret(new SecretRef("env:NOT_SET"), "x".toCharArray())) {
            Problem problem = problem(
                    () -> fromControl.of(cluster, NODE_1).run(Command.of("cat").reading(Input.line(secret))));
            assertThat(problem.code()).isEqualTo(ProblemCode.SECRET_UNRESOLVED);
        }
        Problem late = problem(() ->
                fromControl.of(cluster, NODE_1).run(Command.of("sleep", "60").within(Duration.ofSeconds(1))));
        assertThat(late.where()).isEqualTo("node 1");
    }

    @Test
    void aNodeWithoutAWorkerIsReported() {
        Problem problem = problem(() -> fromControl.of(cluster, new NodeId(2)).run(Command.of("true")));
        assertThat(problem.code()).isEqualTo(ProblemCode.NODE_WORKER_SILENT);
        assertThat(problem.where()).isEqualTo("node 2");
    }

    @Test
    void aJobIsStartedAndFollowedByErrands() {
        NodeJobs jobs = new NodeJobs(fromControl.of(cluster, NODE_1));
        JobResult result = jobs.run(
                new JobId("op", "stop/1"),
                new JobCommand(
                        List.of("bash", "-c", "echo begun; echo done"),
                        Input.NONE,
                        Optional.empty(),
                        Duration.ofSeconds(30)),
                line -> {});
        assertThat(result.ok()).isTrue();
        assertThat(result.lines()).containsExactly("begun", "done");
    }

    @Test
    void aLogThatIsLongerThanWhatAnErrandCarriesIsHeardToItsEndEachLineOnce() {
        int lines = 150_000;
        List<String> heard = new ArrayList<>();
        JobResult result = new NodeJobs(fromControl.of(cluster, NODE_1))
                .run(
                        new JobId("op", "replace-binaries/1"),
                        new JobCommand(
                                List.of("bash", "-c", "seq -f $'%.0f 7 \\377\u00e4' " + lines),
                                Input.NONE,
                                Optional.empty(),
                                Duration.ofSeconds(30)),
                        line -> {
                            if (heard.isEmpty() || !line.equals(heard.get(heard.size() - 1))) {
                                heard.add(line); // else it is said again as a sign of life
                            }
                        });

        assertThat(heard.subList(heard.size() - 3, heard.size()))
                .containsExactly("149998 7 \ufffd\u00e4", "149999 7 \ufffd\u00e4", "150000 7 \ufffd\u00e4");
        assertThat(heard).doesNotHaveDuplicates().hasSizeBetween(lines, lines + 1);
        assertThat(result.lines()).hasSize(40).endsWith("150000 7 \ufffd\u00e4");
    }

    private static Problem problem(ThrowingCallable call) {
        return catchThrowableOfType(ProblemException.class, call).problem();
    }

    private static World world(Shells shells) {
        return new World(
                shells,
                (array, password) -> {
                    throw new AssertionError("no array here");
                },
                new Secrets(Map.of("SYS", CANARY)),
                Duration.ofMillis(20));
    }

    private ClusterSpec cluster() {
        return new ClusterSpec(
                new ClusterId("prod-a"),
                new ReleaseSpec("/p.tgz", Optional.empty(), Optional.empty(), "/ctdb"),
                new SshSpec("root", "/keys/id", "/keys/known_hosts"),
                List.of(node(0, Access.SSH), node(1, Access.WORKER), node(2, Access.WORKER)),
                Optional.empty(),
                new DatabaseSpec(SYS),
                BusinessSpec.ASK,
                RollingSpec.DEFAULT,
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }

    private NodeSpec node(int id, Access access) {
        return new NodeSpec(
                new NodeId(id),
                access,
                "db" + id,
                22,
                folder.resolve("node" + id).toString());
    }
}
