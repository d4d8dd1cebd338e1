package io.cantianupgrade.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.cantian.ReleaseCalls;
import io.cantianupgrade.node.Input;
import io.cantianupgrade.node.JobCommand;
import io.cantianupgrade.node.Secret;
import io.cantianupgrade.simulator.CommandResult;
import io.cantianupgrade.simulator.SimulatedNode;
import io.cantianupgrade.step.StepId;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Defects of the vendor's scripts, met on simulated nodes over SSH, that the steps do not run into. */
class TrapsOnANodeTest {

    private static final String UP = "$(echo mnt/dbdata/remote/metadata_*)/upgrade";
    private static final String BACKUP = "opt/cantian/upgrade_backup/cantian_upgrade_bak_" + SimulatedRun.SOURCE;

    @TempDir
    private Path folder;

    private SimulatedRun run;

    @BeforeEach
    void start() {
        run = new SimulatedRun(folder);
        on(0, "mkdir -p " + UP);
    }

    @AfterEach
    void end() {
        run.close();
    }

    @Test
    void t06_t09_t10_t17_whatACommitForgetsIsCleared() {
        plant("upgrade_node0.25.06.B001", "upgrade_node1.25.06.B001");
        plant("updatesys.true", "updatesys.success", "updatesys.failed");
        on(0, "touch opt/cantian/check_point.success opt/cantian/stop.enable");
        StepContext step = run.step("op", StepId.CLEAR_RESIDUE, 0);
        assertThat(new ClearResidue().look(step).done()).isFalse();
        new ClearResidue().act(step);
        assertThat(new ClearResidue().look(step).missing()).isEmpty();
        assertThat(flags()).containsExactly("cantian_offline_upgrade_commit_24.12.B032.success");
        assertThat(there(0, "opt/cantian/check_point.success")).isFalse();
    }

    @Test
    void t08_t54_whatARollbackForgetsIsCleared() {
        plant("cantian_offline_upgrade_commit_24.12.B032.success", "updatesys.success", "upgrade_node1.25.06.B001");
        StepContext step = run.step("op", StepId.ROLLBACK_CLEAR, 0);
        step.run(step.release().clearRollbackResidue("op", SimulatedRun.SOURCE, SimulatedRun.TARGET));
        assertThat(flags()).isEmpty();
    }

    @Test
    void t07_systemTablesThatNeedNoChangeAreDone() {
        prechecked(0);
        StepContext backup = run.step("op", StepId.BACKUP, 0);
        backup.run(backup.release()
                .backup(SimulatedRun.SOURCE, SimulatedRun.TARGET)); // Nothing is replaced: old and new are the same.
        plant("updatesys.true");
        StepContext step = run.step("op", StepId.CHANGE_SYSTEM_TABLES, 0);
        assertThat(new ChangeSystemTables().look(step).done()).isFalse();
        new ChangeSystemTables().act(step);
        assertThat(new ChangeSystemTables().look(step).done()).isTrue();
        assertThat(flags()).doesNotContain("updatesys.true", "updatesys.success");
    }

    @Test
    void t24_aNodeThatIsFinishedLeavesTheOthersFlags() {
        prechecked(1);
        plant("upgrade_node0.25.06.B001", "upgrade_node1.25.06.B001");
        StepContext step = run.step("op", StepId.FINISH_NODE, 1);
        new FinishNode().act(step);
        assertThat(new FinishNode().look(step).done()).isTrue();
        assertThat(flags()).containsExactly("upgrade_node0.25.06.B001", "upgrade_node1.25.06.B001");
    }

    @Test
    void t25_aPackageThatIsNotWhatItsNameSaysIsNoReplacement() {
        prechecked(0);
        stopped(0);
        StepContext backup = run.step("op", StepId.BACKUP, 0);
        backup.run(backup.release().backup(SimulatedRun.SOURCE, SimulatedRun.TARGET));
        node(0).fault("wrong-versions");
        StepContext step = run.step("op", StepId.REPLACE_BINARIES, 0);
        assertThat(step.run(step.release().replaceBinaries(SimulatedRun.SOURCE, Optional.empty()))
                        .ok())
                .as("the release's own code notices nothing")
                .isTrue();
        assertThat(new ReplaceBinaries().look(step).missing()).anyMatch(line -> line.contains("25.06.B999"));
    }

    @Test
    void t42_aPostCheckIsRepeatedWithoutAStop() {
        prechecked(0);
        for (String operation : List.of("first", "second")) {
            StepContext step = run.step(operation, StepId.POST_CHECK, 0);
            assertThat(step.run(step.release().postCheck()).ok()).isTrue();
        }
        assertThat(run.cluster().journal().count(0, "stop begin")).isZero();
    }

    @Test
    void t43_aPrechecksFlagElsewhereDoesNotCount() {
        on(0, "mkdir -p opt/cantian/old && touch opt/cantian/old/pre_upgrade_offline.success");
        assertThat(run.step("op", StepId.PRECHECK, 0).evidence().missingForPrecheck())
                .anyMatch(line -> line.endsWith("/opt/cantian/pre_upgrade_offline.success is not there"));
    }

    @Test
    void t61_theNoteAndTheMarkerAreNoBackup() {
        on(0, "mkdir -p " + BACKUP + " && touch " + BACKUP + "/backup_success && echo 24.12.B032:1 >opt/backup_note");
        Look look = new Backup().look(run.step("op", StepId.BACKUP, 0));
        assertThat(look.missing())
                .anyMatch(line -> line.endsWith("/cms is not there"))
                .contains("version in the backup: expected 24.12.B032, found none");
    }

    @Test
    void t60_t70_aNodeThatIsOnlyBeingStartedHasNotJoined() {
        stopped(1);
        node(1).fault("never-joins");
        on(1, "sh opt/cantian/action/cms/appctl.sh start");
        node(1).run("(su -s /bin/bash - cantian -c 'cms res -start db -node 1' >/dev/null 2>&1 </dev/null &)");
        on(1, "until pidof cantiand; do sleep 0.05; done");
        assertThat(new Start().look(run.step("op", StepId.START, 1)).missing())
                .anyMatch(line -> line.startsWith("expected node 1 online and joined"));
    }

    @Test
    void t76_aNodeWhoseTimersAreOnIsNotStopped() {
        stopped(1);
        StepContext step = run.step("op", StepId.STOP, 1);
        assertThat(step.evidence().missingForStopped()).isEmpty();
        on(1, "systemctl enable cantian.timer");
        assertThat(step.evidence().missingForStopped()).contains("cantian.timer is enabled");
    }

    @Test
    void t19_t27_t69_theReleaseIsCalledThroughAShellWithoutAPathAndNeverToUninstall() {
        ReleaseCalls release = run.step("op", StepId.PRECHECK, 0).release();
        assertThat(release.precheck().argv()).hasSize(4).startsWith("sh").endsWith("pre_upgrade", "offline");
        assertThat(Stream.of(
                        release.stop(),
                        release.backup(SimulatedRun.SOURCE, SimulatedRun.TARGET),
                        release.replaceBinaries(SimulatedRun.SOURCE, Optional.empty()),
                        release.start(),
                        release.restore(SimulatedRun.SOURCE)))
                .allMatch(
                        command -> List.of("sh", "bash").contains(command.argv().get(0)))
                .noneMatch(command -> String.join(" ", command.argv()).contains("uninstall"));
    }

    @Test
    void t30_aPasswordReachesAJobByteForByte() {
        String password = "a  b* \\n\\\\ $(id) 'x\" é";
        try (Secret secret = new Secret(password.toCharArray())) {
            JobCommand echo = new JobCommand(
                    List.of("bash", "-c", "IFS= read -r line; printf '%s\\n' \"$line\""),
                    Input.line(secret),
                    Optional.empty(),
                    Duration.ofSeconds(20));
            assertThat(run.step("op", StepId.CHECKPOINT, 0).run(echo).lines()).containsExactly(password);
        }
    }

    private void plant(String... flags) {
        for (String flag : flags) {
            on(0, "touch " + UP + "/" + flag);
        }
    }

    private List<String> flags() {
        return node(0).run("ls " + UP).output().lines().toList();
    }

    /** The release is unpacked, and has the configuration of the node. */
    private void prechecked(int node) {
        run.unpack(node);
        StepContext precheck = run.step("before", StepId.PRECHECK, node);
        precheck.run(precheck.release().precheck());
    }

    private void stopped(int node) {
        on(node, "sh opt/cantian/action/appctl.sh stop");
    }

    private boolean there(int node, String file) {
        return node(node).run("test -e " + file).exitCode() == 0;
    }

    private void on(int node, String command) {
        CommandResult result = node(node).run(command);
        assertThat(result.exitCode()).as(command + ": " + result.output()).isZero();
    }

    private SimulatedNode node(int id) {
        return run.cluster().node(id);
    }
}
