package io.cantianupgrade.activity;

import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cantianupgrade.cluster.BusinessSpec;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.DatabaseSpec;
import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.ReleaseSpec;
import io.cantianupgrade.cluster.RollingSpec;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.contract.Decision;
import io.cantianupgrade.contract.Payloads;
import io.cantianupgrade.contract.StepCall;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.model.SecretRef;
import io.cantianupgrade.model.UpgradeKind;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.node.ssh.SshShells;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.simulator.SimulatedCluster;
import io.cantianupgrade.step.QuestionKind;
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
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** A simulated cluster of deploy mode file, and single steps of an upgrade of it, over SSH, without Temporal. */
final class SimulatedRun implements AutoCloseable {

    static final Version SOURCE = new Version("24.12.B032");
    static final Version TARGET = new Version("25.06.B001");
    private static final String SYS_PASSWORD = "canary-sys-31f0";

    private final SimulatedCluster cluster;
    private final SshShells shells = new SshShells(new Secrets(Map.of())::resolve, Map.of());
    private final World world;
    private final TestActivityEnvironment temporal =
            TestActivityEnvironment.newInstance(TestEnvironmentOptions.newBuilder()
                    .setWorkflowClientOptions(WorkflowClientOptions.newBuilder()
                            .setDataConverter(Payloads.converter())
                            .build())
                    .build());

    SimulatedRun(Path folder) {
        cluster = SimulatedCluster.in(folder)
                .nodes(2)
                .source(SOURCE.text())
                .target(TARGET.text())
                .deployMode("file")
                .sysPassword(SYS_PASSWORD)
                .pace(0)
                .start();
        world = new World(
                shells,
                (array, password) -> {
                    throw new AssertionError("no array here");
                },
                new Secrets(Map.of("SYS", SYS_PASSWORD)),
                Duration.ofMillis(20));
        temporal.registerActivitiesImplementations(new StepRunner(world));
    }

    SimulatedCluster cluster() {
        return cluster;
    }

    /** A step of operation {@code operation} on a node; what was done in another operation does not count. */
    StepContext step(String operation, StepId id, int node) {
        return new StepContext(
                new StepCall(
                        operation,
                        UpgradeKind.OFFLINE,
                        spec(),
                        SOURCE,
                        TARGET,
                        DeployMode.FILE,
                        "",
                        new PlannedStep(1, id, Optional.of(new NodeId(node)), WayBack.NOTHING_CHANGED),
                        Map.of(),
                        null),
                world,
                text -> {});
    }

    /** The same of a rolling upgrade, with what the operator has said. */
    StepContext rollingStep(String operation, StepId id, int node, Map<QuestionKind, Decision> given) {
        return new StepContext(
                new StepCall(
                        operation,
                        UpgradeKind.ROLLING,
                        spec(),
                        SOURCE,
                        TARGET,
                        DeployMode.FILE,
                        "",
                        new PlannedStep(1, id, Optional.of(new NodeId(node)), WayBack.NOTHING_CHANGED),
                        given,
                        null),
                world,
                text -> {});
    }

    /** The problem with which a job of the release ends. */
    static Problem problemOf(ThrowingCallable job) {
        return catchThrowableOfType(ProblemException.class, job).problem();
    }

    /** Runs a step as the worker does, once. */
    StepOutcome runs(StepContext step) {
        return temporal.newActivityStub(
                        Steps.class,
                        ActivityOptions.newBuilder()
                                .setStartToCloseTimeout(Duration.ofMinutes(1))
                                .setRetryOptions(RetryOptions.newBuilder()
                                        .setMaximumAttempts(1)
                                        .build())
                                .build())
                .raiseVersion(step.call());
    }

    /** The failure with which a step ends: its problem, and whether Temporal would try again by itself. */
    ApplicationFailure failureOf(StepContext step) {
        return (ApplicationFailure)
                catchThrowableOfType(ActivityFailure.class, () -> runs(step)).getCause();
    }

    /** The activity under test, by the word of its step. */
    @ActivityInterface
    public interface Steps {

        @ActivityMethod(name = "raise-version")
        StepOutcome raiseVersion(StepCall call);
    }

    /** Unpacks the target release on a node, as {@code distribute-release} does. */
    void unpack(int node) {
        cluster.node(node)
                .run("tar -xzf '" + cluster.targetPackage() + "' -C ctdb/cantian_install && cp '"
                        + cluster.targetConnector() + "' ctdb/cantian_install/");
    }

    private ClusterSpec spec() {
        List<NodeSpec> nodes = new ArrayList<>();
        cluster.nodes()
                .forEach(node -> nodes.add(new NodeSpec(
                        new NodeId(node.id()),
                        NodeSpec.Access.SSH,
                        "127.0.0.1",
                        node.sshPort(),
                        node.root().toString())));
        return new ClusterSpec(
                new ClusterId("prod-a"),
                new ReleaseSpec(
                        cluster.targetPackage().toString(),
                        Optional.of(cluster.targetConnector().toString()),
                        Optional.empty(),
                        "/ctdb/cantian_install"),
                new SshSpec(
                        "root",
                        cluster.identityFile().toString(),
                        cluster.knownHosts().toString()),
                nodes,
                Optional.empty(),
                new DatabaseSpec(new SecretRef("env:SYS")),
                BusinessSpec.ASK,
                RollingSpec.DEFAULT,
                Optional.empty(),
                Map.of(),
                Optional.empty());
    }

    @Override
    public void close() {
        temporal.close();
        shells.close();
        cluster.close();
    }
}
