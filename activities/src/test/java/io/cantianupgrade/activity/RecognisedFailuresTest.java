package io.cantianupgrade.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.node.JobCommand;
import io.cantianupgrade.simulator.SimulatedNode;
import io.cantianupgrade.step.StepId;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import org.junit.jupiter.api.io.TempDir;

/** The release's scripts fail on a simulated node, over SSH, and the step's problem says why. */
class RecognisedFailuresTest {

    private static final String UP = "$(echo mnt/dbdata/remote/metadata_*)/upgrade";
    private static final String ACTION = "ctdb/cantian_install/cantian_connector/action/";
    private static final String BACKUP = "opt/cantian/upgrade_backup";

    @TempDir
    private static Path folder;

    private static SimulatedRun run;
    private static SimulatedNode node;

    private String operation;

    @BeforeAll
    static void start() {
        run = new SimulatedRun(folder);
        node = run.cluster().node(0);
        run.unpack(0);
        StepContext precheck = run.step("before", StepId.PRECHECK, 0);
        precheck.run(precheck.release().precheck());
    }

    @BeforeEach
    void name(TestInfo test) {
        operation = test.getTestMethod().orElseThrow().getName();
    }

    @AfterEach
    void recover() {
        node.recovers();
    }

    @AfterAll
    static void end() {
        run.close();
    }

    @Test
    void thePrecheckOfAVersionThatIsInstalled() {
        is(
                spoiling(
                        "sed -i.kept s/24.12.B032/25.06.B001/ opt/cantian/versions.yml",
                        "mv -f opt/cantian/versions.yml.kept opt/cantian/versions.yml",
                        this::precheck),
                ProblemCode.SOURCE_IS_TARGET,
                "The target version is the same as the current version");
    }

    @Test
    void thePrecheckBesideAnUpgradeToAnotherVersion() {
        is(
                spoiling(
                        "mkdir -p " + UP + " && touch " + UP + "/upgrade_node1.25.09.B001",
                        "rm " + UP + "/upgrade_node1.25.09.B001",
                        this::precheck),
                ProblemCode.UPGRADE_ALREADY_OPEN,
                "upgrade_node1.25.09.B001");
    }

    @Test
    void thePrecheckOfASourceThatTheWhiteListLacks() {
        is(
                spoiling(
                        "sed -i.kept s/^24.12/24.11/ " + ACTION + "white_list.txt",
                        "mv -f " + ACTION + "white_list.txt.kept " + ACTION + "white_list.txt",
                        this::precheck),
                ProblemCode.SOURCE_NOT_ALLOWED,
                "failed to white list check");
    }

    @Test
    void aPrecheckWhileAnotherOneRuns() {
        String script = ACTION + "pre_upgrade.sh";
        is(
                spoiling(
                        "(flock 9; echo $BASHPID >run/holder; exec sleep 300) 9<" + script + " >/dev/null 2>&1 & "
                                + "until [ -s run/holder ]; do sleep 0.05; done",
                        "kill $(cat run/holder); until flock -n " + script + " true; do sleep 0.05; done",
                        this::precheck),
                ProblemCode.UPGRADE_LOCK_HELD,
                "pre_upgrade.sh is executing");
    }

    @Test
    void aBackupOnANodeWithoutTheCommandTree() {
        node.fault("no-tree");
        is(backup(), ProblemCode.NODE_LACKS_COMMAND, "log of module", "tree: command not found");
    }

    @Test
    void aBackupOfAFileThatStillChanges() {
        node.fault("fail:cms:upgrade_backup", "Error: the corresponding file size is different");
        is(backup(), ProblemCode.BACKUP_FILE_CHANGED, "log of module cms", "[ERROR] cms upgrade_backup failed");
    }

    @Test
    void aModuleThatFailsAndDoesNotSayWhy() {
        node.fault("fail:cms:upgrade_backup", "nobody knows this line");
        is(backup(), ProblemCode.MODULE_FAILED, "[ERROR] cms upgrade_backup failed");
    }

    @Test
    void anRpmThatHadNoRoomIsAFullDisk() {
        node.fault("rpm-fails");
        is(
                problem(StepId.REPLACE_BINARIES, step -> step.release()
                        .replaceBinaries(SimulatedRun.SOURCE, Optional.empty())),
                ProblemCode.NODE_DISK_FULL,
                "error: unpacking of archive failed on file /opt/cantian/image: cpio: write failed - No space left on device");
    }

    @Test
    void aFailureThatNobodyKnowsStaysAFailedJobWithItsLines() {
        node.fault("fail:do_backup", "nobody knows this line");
        is(backup(), ProblemCode.JOB_FAILED, "[ERROR] nobody knows this line");
    }

    private Problem precheck() {
        return problem(StepId.PRECHECK, step -> step.release().precheck());
    }

    private Problem backup() {
        try {
            return problem(StepId.BACKUP, step -> step.release().backup(SimulatedRun.SOURCE, SimulatedRun.TARGET));
        } finally {
            node.run("rm -rf " + BACKUP + " " + UP + "/upgrade_node0.*");
        }
    }

    private Problem problem(StepId id, Function<StepContext, JobCommand> job) {
        StepContext step = run.step(operation, id, 0);
        return SimulatedRun.problemOf(() -> step.run(job.apply(step)));
    }

    private static Problem spoiling(String spoil, String mend, Supplier<Problem> job) {
        assertThat(node.run(spoil).exitCode()).as(spoil).isZero();
        try {
            return job.get();
        } finally {
            node.run(mend);
        }
    }

    /** Recognised, with the line as evidence, and something to do. */
    private static void is(Problem problem, ProblemCode code, String... evidence) {
        assertThat(problem.code()).as(problem.toString()).isEqualTo(code);
        assertThat(String.join("\n", problem.evidence())).contains(evidence);
        assertThat(problem.where()).isEqualTo("node 0");
        assertThat(problem.remedy()).isNotBlank();
    }
}
