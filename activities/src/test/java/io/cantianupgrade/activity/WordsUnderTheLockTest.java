package io.cantianupgrade.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.rolling.ClusterMove;
import io.cantianupgrade.rolling.NodeWord;
import io.cantianupgrade.rolling.WordRepair;
import io.cantianupgrade.simulator.CommandResult;
import io.cantianupgrade.step.StepId;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Somebody works on node 1 by hand just after everything allowed us to begin: what our job finds once it has the vendor's lock counts,
 * and it writes nothing.
 */
class WordsUnderTheLockTest {

    private static final String WORDS = "$(echo mnt/dbdata/remote/metadata_*)/upgrade/cluster_and_node_status";

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
    void t11_anUpgradeIsNotBegunBesideAnother() {
        StepContext step = step(StepId.BEGIN_NODE);
        assertThat(step.words().againstUpgradeOf(step.nodeId())).isEmpty();
        byHand("rollup", "", "rollup");
        refused(() -> step.run(step.release().begin(SimulatedRun.TARGET)), "node1 is 'rollup'");
        says("rollup", "", "rollup");
        assertThat(on("ls " + WORDS + "/..").output()).doesNotContain("upgrade_node0");
    }

    @Test
    void t11_anUpgradeIsNotBegunInARollback() {
        byHand("rolldown", "rolldown_success", "rolldown_success");
        StepContext step = step(StepId.BEGIN_NODE);
        refused(() -> step.run(step.release().begin(SimulatedRun.TARGET)), "node1 is 'rolldown_success'");
        says("rolldown", "rolldown_success", "rolldown_success");
    }

    @Test
    void t11_aRollbackIsNotBegunBesideAnother() {
        byHand("prepared", "rollup_success", "rollup_success");
        StepContext step = step(StepId.ROLLBACK_BEGIN);
        assertThat(step.words().againstRollbackOf(step.nodeId())).isEmpty();
        byHand("rolldown", "rollup_success", "rolldown");
        refused(() -> new RollbackBegin().act(step), "node1 is 'rolldown'");
        says("rolldown", "rollup_success", "rolldown");
    }

    @Test
    void aCommitIsNotBegunInARollback() {
        byHand("prepared", "rollup_success", "rollup_success");
        StepContext step = step(StepId.RAISE_VERSION);
        assertThat(step.words().againstCommit()).isEmpty();
        byHand("rolldown", "rollup_success", "rolldown");
        refused(
                () -> step.run(step.release().say(Optional.of(ClusterMove.BEGIN_COMMIT), Optional.empty())),
                "cluster is 'rolldown', node1 is 'rolldown'");
        says("rolldown", "rollup_success", "rolldown");
    }

    @Test
    void t11_aWordThatHasChangedIsNotRepaired() {
        byHand("rolldown", "rollup", "rolldown_success");
        StepContext step = step(StepId.REPAIR_WORDS);
        WordRepair repair = new WordRepair(step.cluster().nodeIds().get(1), NodeWord.ROLLDOWN, NodeWord.ROLLUP_SUCCESS);
        refused(() -> step.run(step.release().repair(repair)), "node1 is 'rolldown_success'");
        says("rolldown", "rollup", "rolldown_success");
    }

    @Test
    void t23_node10IsAnotherNodeThanNode1() {
        byHand("rollup", "rollup_success", "");
        write("node10", "rollup");
        StepContext step = run.rollingStep("op", StepId.BEGIN_NODE, 1, Map.of());
        refused(() -> step.run(step.release().begin(SimulatedRun.TARGET)), "node10 is 'rollup'");
        says("rollup", "rollup_success", "");
    }

    @Test
    void aRetryFindsItsOwnWords() {
        byHand("rollup", "rollup", "rollup_success");
        StepContext step = step(StepId.BEGIN_NODE);
        assertThat(step.run(step.release().begin(SimulatedRun.TARGET)).ok()).isTrue();
        says("rollup", "rollup", "rollup_success");
    }

    private StepContext step(StepId id) {
        return run.rollingStep("op", id, 0, Map.of());
    }

    private static void refused(ThrowingCallable job, String... found) {
        Problem problem = SimulatedRun.problemOf(job);
        assertThat(problem.code()).isEqualTo(ProblemCode.OTHER_NODE_UNFINISHED);
        assertThat(problem.evidence()).anySatisfy(line -> assertThat(line)
                .contains("somebody else has written meanwhile")
                .contains(found));
    }

    /** An empty word is no file. */
    private void byHand(String cluster, String node0, String node1) {
        on("mkdir -p " + WORDS);
        write("cluster", cluster);
        write("node0", node0);
        write("node1", node1);
    }

    private void write(String whose, String word) {
        String file = WORDS + "/" + whose + "_status.txt";
        on(word.isEmpty() ? "rm -f " + file : "echo " + word + " >" + file);
    }

    private void says(String... words) {
        String found = on("cd " + WORDS
                        + " && for f in cluster node0 node1; do echo $(cat ${f}_status.txt 2>/dev/null); done")
                .output();
        assertThat(found.lines()).containsExactly(words);
    }

    private CommandResult on(String command) {
        return run.cluster().node(0).run(command);
    }
}
