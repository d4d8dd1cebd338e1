package io.cantianupgrade.activity;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.contract.Decision;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.simulator.CommandResult;
import io.cantianupgrade.step.QuestionKind;
import io.cantianupgrade.step.StepId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The backup of the data before a rolling upgrade: by the operator, or with ctbackup on a node that serves. */
class BackupDataTest {

    private static final String PASSWORD = "canary-mysql \\\"$9";
    private static final String METADATA = "/mnt/dbdata/remote/metadata_metadata/node0";

    @TempDir
    private Path folder;

    private SimulatedRun run;
    private String inputs;

    @BeforeEach
    void start() throws IOException {
        run = new SimulatedRun(folder.resolve("cluster"));
        Path password = Files.writeString(folder.resolve("mysql.pw"), PASSWORD + "\n");
        inputs = "user=backup password=file:" + password + " directory=/backup";
        on("mkdir -p backup $(echo mnt/dbdata/remote/metadata_*)/node0 etc/simulator");
        Files.writeString(
                run.cluster().node(0).path("/etc/simulator/mysql_password"),
                PASSWORD.replace("\\", "\\\\").replace("\"", "\\\""));
    }

    @AfterEach
    void end() {
        run.close();
    }

    @Test
    void whoHasOneSaysSoAndNothingIsBackedUp() {
        StepContext step = step("op", Map.of(QuestionKind.BACKUP_CHOICE, said("2")));
        assertThat(new BackupData().look(step).byHand()).isTrue();
        assertThat(new BackupData().look(step).evidence().get(0)).contains("alice@host", "backed up by other means");
        assertThat(backups()).isEmpty();
    }

    @Test
    void ctbackupMakesOneOnTheNodeThatServes() throws IOException {
        StepContext step = now("op", inputs + " metadata=" + METADATA);
        new BackupData().act(step);
        assertThat(new BackupData().look(step).done()).isTrue();
        assertThat(backups()).hasSize(1);
        assertThat(run.cluster().journal().count(0, "ctbackup end")).isEqualTo(1);
        assertThat(on("cat backup/bak_*/cantian/backupset")).contains("type=full");
        try (Stream<Path> files = Files.walk(run.cluster().node(0).path("/var/lib/cantian-upgrade"))) {
            assertThat(files.filter(Files::isRegularFile))
                    .isNotEmpty()
                    .allSatisfy(file -> assertThat(file).content().as("T-29").doesNotContain("canary-mysql"));
        }
    }

    /** Until a node is begun with nothing has changed: an operation that ends here leaves no flag that would refuse the next one. */
    @Test
    void noFlagIsLeftBeforeANodeIsBegunWith() {
        StepContext step = now("op", inputs + " metadata=" + METADATA);
        new BackupData().act(step);
        assertThat(on("ls -A $(echo mnt/dbdata/remote/metadata_*)/upgrade 2>/dev/null || true"))
                .isEmpty();
    }

    @Test
    void aSecondTryMakesNoSecondBackup() {
        StepContext step = now("op", inputs + " metadata=" + METADATA);
        new BackupData().act(step);
        new BackupData().act(step);
        assertThat(backups()).hasSize(1);
    }

    /** T-39: the vendor's pruning looks for another name and never removes any. */
    @Test
    void t39_theNewestThreeAreKeptAndNobodyElsesIsTouched() {
        on("mkdir backup/bak_20200101000000 backup/mine");
        for (int i = 0; i < 5; i++) {
            new OnlineBackup(now("op" + i, inputs + " metadata=" + METADATA)).take();
        }
        assertThat(backups()).hasSize(5).contains("bak_20200101000000", "mine");
    }

    @Test
    void aBackupThatFailedIsRemoved() {
        run.cluster().node(0).fault("ctbackup-fails");
        Problem problem =
                SimulatedRun.problemOf(() -> new BackupData().act(now("op", inputs + " metadata=" + METADATA)));
        assertThat(problem.code()).isEqualTo(ProblemCode.DATA_BACKUP_FAILED);
        assertThat(problem.evidence()).anyMatch(line -> line.contains("call ctback_lock_mysql_for_backup failed"));
        assertThat(backups()).isEmpty();
    }

    @Test
    void whatNobodyHasSaidIsNamed() {
        Problem problem = SimulatedRun.problemOf(() -> new BackupData().act(now("op", "user=backup")));
        assertThat(problem.code()).isEqualTo(ProblemCode.BACKUP_INPUTS_MISSING);
        assertThat(problem.summary()).contains("password, directory");
        assertThat(backups()).isEmpty();
    }

    @Test
    void aDirectoryThatIsNotThereIsNamed() {
        Problem problem = SimulatedRun.problemOf(() ->
                new BackupData().act(now("op", inputs.replace("/backup", "/elsewhere") + " metadata=" + METADATA)));
        assertThat(problem.evidence())
                .anyMatch(line -> line.contains("there is no directory") && line.contains("/elsewhere"));
    }

    /** Guide, last chapter: on a physical node MySQL's own variable names the path. */
    @Test
    void mysqlSaysWhereItsMetadataAreAndTheOperatorConfirms() {
        Problem problem = SimulatedRun.problemOf(() -> new BackupData().act(now("op", inputs)));
        assertThat(problem.code()).isEqualTo(ProblemCode.BACKUP_INPUTS_MISSING);
        assertThat(problem.remedy()).contains("answer: " + inputs + " metadata=/mnt/dbdata/remote/metadata_");
        assertThat(problem.toString()).doesNotContain("canary-mysql");
        assertThat(backups())
                .as("nothing is backed up before somebody has confirmed")
                .isEmpty();
    }

    @Test
    void mysqlThatRefusesTheLoginSuggestsNothing() throws IOException {
        Files.writeString(run.cluster().node(0).path("/etc/simulator/mysql_password"), "another");
        Problem problem = SimulatedRun.problemOf(() -> new BackupData().act(now("op", inputs)));
        assertThat(problem.evidence()).anyMatch(line -> line.contains("Access denied"));
        assertThat(problem.remedy()).contains("cannot be found automatically");
    }

    /** Guide, last chapter: in Kubernetes the pod's volume names the directory. */
    @Test
    void kubernetesSaysWhereAPodsMetadataAre() {
        pod("rto1221125555-0 10.1.2.3 pvc-ba009f8f");
        on("mkdir -p $(echo mnt/dbdata/remote/metadata_*)/cantian-data-rto1221125555-0-pvc-ba009f8f/mysql");
        Problem problem = SimulatedRun.problemOf(() -> new BackupData().act(now("op", inputs + " address=10.1.2.3")));
        assertThat(problem.remedy()).contains("/cantian-data-rto1221125555-0-pvc-ba009f8f/mysql. If so");
    }

    @Test
    void twoDirectoriesOfAVolumeAreOneTooMany() {
        pod("rto1221125555-0 10.1.2.3 pvc-ba009f8f");
        on("for i in 1 2; do mkdir -p $(echo mnt/dbdata/remote/metadata_*)/$i-pvc-ba009f8f/mysql; done");
        Problem problem = SimulatedRun.problemOf(() -> new BackupData().act(now("op", inputs + " address=10.1.2.3")));
        assertThat(problem.remedy()).contains("cannot be found automatically");
        assertThat(problem.evidence()).anyMatch(line -> line.contains("expected exactly one, found 2"));
    }

    private void pod(String line) {
        on("echo " + line + " >etc/simulator/pods");
    }

    private StepContext now(String operation, String backupInputs) {
        Map<QuestionKind, Decision> given = new EnumMap<>(QuestionKind.class);
        given.put(QuestionKind.BACKUP_CHOICE, said("3"));
        given.put(QuestionKind.BACKUP_INPUTS, said(backupInputs));
        return step(operation, given);
    }

    private StepContext step(String operation, Map<QuestionKind, Decision> given) {
        return run.rollingStep(operation, StepId.BACKUP_DATA, 0, given);
    }

    private static Decision said(String answer) {
        return new Decision("q1", QuestionKind.BACKUP_CHOICE, "", answer, "alice@host", Instant.EPOCH);
    }

    private List<String> backups() {
        return on("ls -A backup").lines().filter(name -> !name.startsWith(".")).toList();
    }

    private String on(String line) {
        CommandResult result = run.cluster().node(0).run("cd \"$SIM_ROOT\" && " + line);
        assertThat(result.exitCode()).as(line + result.errors()).isZero();
        return result.output();
    }
}
