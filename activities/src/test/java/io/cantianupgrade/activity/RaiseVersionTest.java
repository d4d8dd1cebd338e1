package io.cantianupgrade.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.simulator.SimulatedCluster;
import io.cantianupgrade.simulator.SimulatedNode;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.StepOutcome;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The cluster manager's exit code says nothing about the version; what it and the database show afterwards does. */
class RaiseVersionTest {

    @TempDir
    private Path folder;

    private SimulatedRun run;
    private SimulatedCluster cluster;

    @BeforeEach
    void everyNodeIsUpgraded() {
        run = new SimulatedRun(folder);
        cluster = run.cluster();
        cluster.nodes().forEach(node -> node.run("sed -i s/24.12.B032/25.06.B001/ opt/cantian/versions.yml"));
    }

    @AfterEach
    void end() {
        run.close();
    }

    @Test
    @DisplayName("T-01, T-74: a refused version is no success, though cms ends with 0")
    void aRefusedVersionIsNoSuccess() {
        cluster.nodes().forEach(node -> node.fault("cms-upgrade-fails", "0"));
        ApplicationFailure failure = run.failureOf(step());
        Problem problem = failure.getDetails().get(0, Problem.class);
        assertThat(problem.code()).isEqualTo(ProblemCode.VERSION_NOT_RAISED);
        assertThat(problem.evidence())
                .contains(
                        "cms version: expected 25.6.0, found 24.12.0",
                        "cms proc upgrade failed, cantian upgrade failed.");
        assertThat(failure.isNonRetryable()).as("tried again by itself").isFalse();

        cluster.nodes().forEach(SimulatedNode::recovers);
        assertThat(run.runs(step())).isInstanceOf(StepOutcome.Done.class);
        assertThat(cluster.node(0).run("cms version").output()).contains("gcc version:25.6.0.");
    }

    @Test
    @DisplayName("T-01, T-09: a version that was raised counts, though cms fails because of the other node")
    void aRaisedVersionCountsThoughTheCommandFails() {
        cluster.node(1).run("sh opt/cantian/action/appctl.sh stop");
        StepContext step = step();
        Problem problem = SimulatedRun.problemOf(() -> new RaiseVersion().act(step));
        assertThat(problem.code()).isEqualTo(ProblemCode.VERSION_NOT_RAISED);
        assertThat(problem.evidence()).contains("cms proc upgrade failed, cms upgrade other node failed.");
        assertThat(new RaiseVersion().look(step).done()).isTrue();
        assertThat(run.runs(step())).isInstanceOf(StepOutcome.AlreadyInPlace.class);
    }

    @Test
    @DisplayName("T-04: nothing is raised while a node runs the source version")
    void nothingIsRaisedWhileANodeRunsTheSource() {
        cluster.node(1).run("sed -i s/25.06.B001/24.12.B032/ opt/cantian/versions.yml");
        Problem problem = run.failureOf(step()).getDetails().get(0, Problem.class);
        assertThat(problem.code()).isEqualTo(ProblemCode.PRECONDITION_NOT_MET);
        assertThat(cluster.node(0).run("cms version").output()).contains("gcc version:24.12.0.");
    }

    private StepContext step() {
        return run.step("op", StepId.RAISE_VERSION, 0);
    }
}
