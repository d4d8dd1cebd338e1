package io.cantianupgrade.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cantianupgrade.cluster.BusinessSpec;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.DatabaseSpec;
import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.ReleaseSpec;
import io.cantianupgrade.cluster.RollingSpec;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.contract.Failures;
import io.cantianupgrade.contract.Payloads;
import io.cantianupgrade.contract.StepCall;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.model.SecretRef;
import io.cantianupgrade.model.UpgradeKind;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.node.Command;
import io.cantianupgrade.node.CommandResult;
import io.cantianupgrade.node.NodeShell;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.StepOutcome;
import io.cantianupgrade.step.WayBack;
import io.temporal.activity.ActivityInterface;
import io.temporal.activity.ActivityMethod;
import io.temporal.activity.ActivityOptions;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.common.RetryOptions;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.ApplicationFailure;
import io.temporal.testing.TestActivityEnvironment;
import io.temporal.testing.TestEnvironmentOptions;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Look, act, look again. */
class StepRunnerTest {

    private final TestActivityEnvironment temporal =
            TestActivityEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                            .setDataConverter(Payloads.converter())
                            .build())
                    .build());

    private final Door door = new Door();

    @AfterEach
    void close() {
        temporal.close();
    }

    @Test
    void whatIsDoneAlreadyIsLeftAlone() {
        door.shut = true;
        StepOutcome outcome = stepsWith(door).quiesce(call(StepId.QUIESCE_BUSINESS));
        assertThat(outcome).isInstanceOf(StepOutcome.AlreadyInPlace.class);
        assertThat(outcome.evidence()).containsExactly("it is shut");
        assertThat(door.pushes).isZero();
    }

    @Test
    void whatIsNotDoneIsDoneAndLookedAtAgain() {
        StepOutcome outcome = stepsWith(door).quiesce(call(StepId.QUIESCE_BUSINESS));
        assertThat(outcome).isInstanceOf(StepOutcome.Done.class);
        assertThat(outcome.evidence()).containsExactly("it is shut");
        assertThat(door.pushes).isEqualTo(1);
    }

    @Test
    void anActWithoutEffectIsNoSuccess() {
        door.jammed = true;
        Problem problem = failureOf(() -> stepsWith(door).quiesce(call(StepId.QUIESCE_BUSINESS)));
        assertThat(problem.code()).isEqualTo(ProblemCode.NO_EFFECT);
        assertThat(problem.evidence()).containsExactly("it is open");
        assertThat(problem.remedy()).isNotBlank();
    }

    @Test
    void aProblemCrossesTheBorderUnchanged() {
        door.refusal = Optional.of(
                new Problem(ProblemCode.NODE_DISK_FULL, "node 0", "no room", List.of("df says so"), "make room"));
        assertThat(failureOf(() -> stepsWith(door).quiesce(call(StepId.QUIESCE_BUSINESS))))
                .isEqualTo(door.refusal.get());
    }

    @Test
    void nothingIsDoneWhileAPreconditionDoesNotHold() {
        Problem problem = failureOf(() -> stepsWith(door).stop(call(StepId.STOP)));
        assertThat(problem.code()).isEqualTo(ProblemCode.PRECONDITION_NOT_MET);
        assertThat(problem.evidence()).containsExactly("node 0 has version 25.06.B001, expected 24.12.B032");
        assertThat(door.pushes).isZero();
    }

    private Steps stepsWith(StepProcedure procedure) {
        World world = new World(
                (cluster, node) -> new TargetIsInstalled(cluster.node(node)),
                (array, password) -> {
                    throw new AssertionError("no step here needs the array");
                },
                new Secrets(Map.of()),
                Duration.ofMillis(1));
        temporal.registerActivitiesImplementations(new StepRunner(world, id -> procedure));
        return temporal.newActivityStub(
                Steps.class,
                ActivityOptions.newBuilder()
                        .setStartToCloseTimeout(Duration.ofSeconds(20))
                        .setRetryOptions(
                                RetryOptions.newBuilder().setMaximumAttempts(1).build())
                        .build());
    }

    private static Problem failureOf(Runnable step) {
        ActivityFailure failure = catchThrowableOfType(ActivityFailure.class, step::run);
        assertThat(failure.getCause()).isInstanceOf(ApplicationFailure.class);
        return Failures.read(failure, "here").problem();
    }

    private static StepCall call(StepId id) {
        return new StepCall(
                "op",
                UpgradeKind.OFFLINE,
                new ClusterSpec(
                        new ClusterId("prod-a"),
                        new ReleaseSpec("/p.tgz", Optional.empty(), Optional.empty(), "/ctdb"),
                        new SshSpec("root", "/id", "/hosts"),
                        List.of(new NodeSpec(NodeId.LEAD, NodeSpec.Access.WORKER, "localhost", 22, "")),
                        Optional.empty(),
                        new DatabaseSpec(new SecretRef("env:SYS")),
                        BusinessSpec.ASK,
                        RollingSpec.DEFAULT,
                        Optional.empty(),
                        Map.of(),
                        Optional.empty()),
                new Version("24.12.B032"),
                new Version("25.06.B001"),
                DeployMode.FILE,
                "",
                new PlannedStep(1, id, Optional.of(NodeId.LEAD), WayBack.NOTHING_CHANGED),
                Map.of(),
                null);
    }

    /** The activities under test, by the words of their steps. */
    @ActivityInterface
    public interface Steps {

        @ActivityMethod(name = "quiesce-business")
        StepOutcome quiesce(StepCall call);

        @ActivityMethod(name = "stop")
        StepOutcome stop(StepCall call);
    }

    /** A step that anybody understands: shut the door. */
    private static final class Door implements StepProcedure {

        private boolean shut;
        private boolean jammed;
        private Optional<Problem> refusal = Optional.empty();
        private int pushes;

        @Override
        public Look look(StepContext context) {
            return shut ? Look.done("it is shut") : Look.missing("it is open");
        }

        @Override
        public void act(StepContext context) {
            pushes++;
            refusal.ifPresent(problem -> {
                throw new ProblemException(problem);
            });
            shut = !jammed;
        }
    }

    /** A node on which every file names the target version. */
    private record TargetIsInstalled(NodeSpec node) implements NodeShell {

        @Override
        public CommandResult run(Command command, Consumer<byte[]> heard) {
            return new CommandResult(0, "there\nSYS:\n  Version: 25.06.B001\n", "");
        }
    }
}
