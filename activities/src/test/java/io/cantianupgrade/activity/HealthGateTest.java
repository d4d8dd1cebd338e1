package io.cantianupgrade.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.step.StepId;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** No node is stopped before every other one serves. */
class HealthGateTest {

    @TempDir
    private Path folder;

    private SimulatedRun run;

    @BeforeEach
    void start() {
        run = new SimulatedRun(folder);
    }

    @AfterEach
    void end() {
        run.close();
    }

    @Test
    void isOpenWhenEveryNodeIsOnlineAndJoined() {
        assertThat(gate().done()).isTrue();
    }

    @Test
    void isClosedWhileOneIsDown() {
        run.cluster().node(1).run("sh \"$SIM_ROOT/opt/cantian/action/appctl.sh\" stop");
        assertThat(gate().missing()).singleElement().asString().contains("expected every node online and joined");
    }

    private Look gate() {
        return new HealthGate().look(run.rollingStep("op", StepId.HEALTH_GATE, 0, Map.of()));
    }
}
