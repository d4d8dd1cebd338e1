package io.cantianupgrade.activity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cantianupgrade.cluster.BusinessSpec;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.DatabaseSpec;
import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.ReleaseSpec;
import io.cantianupgrade.cluster.RollingSpec;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.contract.StepCall;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.SecretRef;
import io.cantianupgrade.model.UpgradeKind;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.node.Input;
import io.cantianupgrade.node.JobCommand;
import io.cantianupgrade.node.JobState;
import io.cantianupgrade.node.local.LocalShell;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.WayBack;
import io.temporal.client.ActivityCanceledException;
import io.temporal.client.ActivityCompletionException;
import io.temporal.client.ActivityWorkerShutdownException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a job whose step is no longer wanted. */
class CancelledStepTest {

    @TempDir
    private Path root;

    @Test
    void aWorkerThatShutsDownLeavesItsJobAloneAndAStepThatIsCancelledTakesItsJobWithIt() {
        assertThat(jobAfter(new ActivityWorkerShutdownException()))
                .isEqualTo(new JobState(1, JobState.Phase.RUNNING, OptionalInt.empty()));
        assertThat(jobAfter(new ActivityCanceledException()))
                .isEqualTo(new JobState(1, JobState.Phase.ENDED, OptionalInt.of(143)));
    }

    private JobState jobAfter(ActivityCompletionException end) {
        StepContext step = step(doing -> {
            if (doing.endsWith("works")) {
                throw end;
            }
        });
        JobCommand job = new JobCommand(
                List.of("bash", "-c", "echo works; sleep 60"), Input.NONE, Optional.empty(), Duration.ofSeconds(60));
        assertThatThrownBy(() -> step.run(job)).isSameAs(end);
        return step.lastJob();
    }

    private StepContext step(Consumer<String> life) {
        NodeSpec node = new NodeSpec(NodeId.LEAD, NodeSpec.Access.WORKER, "localhost", 22, root.toString());
        ClusterSpec cluster = new ClusterSpec(
                new ClusterId("prod-a"),
                new ReleaseSpec("/release.tgz", Optional.empty(), Optional.empty(), "/ctdb/cantian_install"),
                new SshSpec("root", "/id", "/hosts"),
                List.of(node),
                Optional.empty(),
                new DatabaseSpec(new SecretRef("env:SYS")),
                BusinessSpec.ASK,
                RollingSpec.DEFAULT,
                Optional.empty(),
                Map.of(),
                Optional.empty());
        StepCall call = new StepCall(
                "prod-a-1",
                UpgradeKind.OFFLINE,
                cluster,
                new Version("24.12.B032"),
                new Version("25.06.B001"),
                DeployMode.FILE,
                "",
                new PlannedStep(1, StepId.STOP, Optional.of(NodeId.LEAD), WayBack.NOTHING_CHANGED),
                Map.of(),
                null);
        World world = new World(
                (spec, id) -> new LocalShell(node),
                (spec, password) -> {
                    throw new AssertionError("no array");
                },
                new Secrets(Map.of()),
                Duration.ofMillis(1));
        return new StepContext(call, world, life);
    }
}
