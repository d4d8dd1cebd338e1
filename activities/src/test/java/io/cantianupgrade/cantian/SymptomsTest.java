package io.cantianupgrade.cantian;

import static io.cantianupgrade.model.Disposition.ASK_OPERATOR;
import static io.cantianupgrade.model.Disposition.REFUSE;
import static io.cantianupgrade.model.Disposition.RETRY;
import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.cantian.Symptoms.Sighting;
import io.cantianupgrade.model.Disposition;
import io.cantianupgrade.model.ProblemCode;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The lines of the troubleshooting catalogue, as logs have them. */
class SymptomsTest {

    private static final String AT = "[2026-01-01 02:03:04,000000 +0000] ";

    static Stream<Arguments> lines() {
        return Stream.of(
                line(
                        "config check failed, please check /opt/cantian/log/deploy/om_deploy/om_deploy.log",
                        REFUSE,
                        "config_params.json"),
                line("new config_params.json different with source config_params.json", REFUSE, "config_params.json"),
                line("[ERROR] failed cms stat check.", REFUSE, "appctl.sh check_status"),
                line(
                        "[ERROR] current cluster may belong to the expansion and contraction state, work_stat of cluster: 0 1",
                        REFUSE,
                        "WORK_STAT 1"),
                line("[ERROR] failed memory check.", ASK_OPERATOR, "df -h /opt/cantian"),
                line("cpio: write failed - No space left on device", ASK_OPERATOR, "make room there"),
                line("[ERROR] failed to white list check, please check upgrade white list.", REFUSE, "white_list.txt"),
                line(
                        "[ERROR] The target version is the same as the current version. No upgrade is required.",
                        REFUSE,
                        "commit"),
                line(
                        "[ERROR] The cluster is being upgraded to another version: upgrade_node1.25.06.B001, current target version: 25.09.B001",
                        REFUSE,
                        "cms version"),
                line("[ERROR] Other node is upgrading/rollback, please check again later.", ASK_OPERATOR, "fuser -v"),
                line("[ERROR] upgrade.sh is executing, please check again later", ASK_OPERATOR, "fuser -v"),
                line("Exist other upgrade node , details:upgrade_lock_1", ASK_OPERATOR, "upgrade_lock_N"),
                line("Exist upgrade node", ASK_OPERATOR, "upgrade_lock_N"),
                line("[ERROR] please do pre_upgrade first", ASK_OPERATOR, "appctl.sh pre_upgrade"),
                line("[ERROR] dbstor client compatibility check failed.", ASK_OPERATOR, "cs_check_version.sh"),
                line(
                        "Mysql server and Cantian is incompatible, please upgrade mysql server first.",
                        ASK_OPERATOR,
                        "MySQL"),
                line("-bash: tree: command not found", ASK_OPERATOR, "yum install tree"),
                line("ModuleNotFoundError: No module named 'requests'", ASK_OPERATOR, "certifi chardet idna requests"),
                line("ImportError: No module named paramiko", ASK_OPERATOR, "PyNaCl paramiko"),
                line("[ERROR] try to ping storage array ip '10.0.0.5', but failed", RETRY, "by hand in DeviceManager"),
                line("[ERROR] storage array ip must be provided", RETRY, "array.address"),
                line(
                        "[ERROR] Execute cantian-common pre_upgrade.sh return failed. [Line:124, File:appctl.sh]",
                        ASK_OPERATOR,
                        "/opt/cantian/log/deploy"),
                line("[ERROR] We have to have only 3 rpm package,please check", REFUSE, "repo/"),
                line("[ERROR] ct_om is online, cantian status check failed", RETRY, "appctl.sh stop"),
                line("Error: the corresponding file size is different", RETRY, "everything of Cantian is stopped"),
                line("Error: the upgrade user is different from the installed user", ASK_OPERATOR, "single-process"),
                line(
                        "[ERROR] create snapshot failed, for details see the rest_request.log",
                        ASK_OPERATOR,
                        "rest_request.log"),
                line("Caused by: LREP already exist,please choose another name", ASK_OPERATOR, "ds.username"),
                line("[ERROR] start logicrep failed.", RETRY, "logicrep_deploy.log"),
                line("[ERROR] ct_om upgrade failed", RETRY, "rpm -qa"),
                line("[ERROR] cms upgrade failed", RETRY, "/opt/cantian/log/MODULE"),
                line("[ERROR] cantian upgrade failed", RETRY, "/opt/cantian/log/MODULE"),
                line("[ERROR] mysql upgrade failed", RETRY, "release.connector"),
                line("[ERROR] cms upgrade_backup failed", RETRY, "/opt/cantian/log/MODULE"),
                line("[WARN ] start cantiand by cms failed, remaining Attempts: 3/10", RETRY, "cantiand.rlog"),
                line("Instance startup timeout, more than 900s", RETRY, "cantiand.rlog"),
                line("Query cms server status timeout", RETRY, "14587"),
                line("Query cms voting status timeout", RETRY, "14587"),
                line("Cantiand start timeout, db status:MOUNT", RETRY, "DV_DATABASE"),
                line("CT-00329, Incorrect user or password", ASK_OPERATOR, "database.sysPassword"),
                line("[ERROR] modify sys tables failed", ASK_OPERATOR, "updatesys.failed"),
                line("[ERROR] only 1 nodes were detected, totals:2", ASK_OPERATOR, "cms stat"),
                line("[ERROR] existing nodes have not been started successfully", ASK_OPERATOR, "cms stat"),
                line("[ERROR] none of the nodes joined the cluster", ASK_OPERATOR, "cms stat"),
                line(
                        "[ERROR] there are currently one or more nodes in the 'rolldown' or the 'rollup' state",
                        ASK_OPERATOR,
                        "_status.txt"),
                line(
                        "[ERROR] currently existing nodes are in the 'rollup' state, details: rollup",
                        ASK_OPERATOR,
                        "_status.txt"),
                line(
                        "nothing was written, because somebody else has written meanwhile: node1 is 'rollup'",
                        ASK_OPERATOR,
                        "by hand"),
                line(
                        "[INFO ] the current cluster status is already prepared, no need to execute the upgrade operation",
                        ASK_OPERATOR,
                        "commit"),
                line("Check passwd of mysql", ASK_OPERATOR, "MySQL"),
                line("[ERROR] call ctbackup tool failed", ASK_OPERATOR, "target directory"),
                line("main version is invalid, cms upgrade failed.", RETRY, "support"),
                line("cms proc upgrade failed, cms gcc version bigger than upgrade version.", RETRY, "never lowered"),
                line("cms proc upgrade failed, cms upgrade other node failed.", RETRY, "cms stat -node"),
                line(
                        "[ERROR] calling cms tool to raise the version num failed, current attempt:3/10",
                        RETRY,
                        "cms stat -node"),
                line("cms proc degrade failed, master is valid, wait 10s and try again..", RETRY, "on every node"),
                line(
                        "[ERROR] the cluster status must be one of 'rollup prepared commit', instead of 'rolldown'",
                        ASK_OPERATOR,
                        "cluster_status.txt"),
                line(
                        "[ERROR] version: 24.12.B032 backup file note complete, rollback failed;",
                        ASK_OPERATOR,
                        "appctl.sh start"),
                line("[ERROR] The upgrade flag file /opt/backup_note does not exist", ASK_OPERATOR, "never upgraded"),
                line(
                        "[ERROR] Rolling upgrade is currently in progress, Offline rollback cannot be performed.",
                        ASK_OPERATOR,
                        "rollback rollup"),
                line(
                        "[ERROR] it is detected that the system table has been modified, please rollback offline",
                        ASK_OPERATOR,
                        "offline"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lines")
    void aLineIsRecognisedByItsOwnRow(String line, Disposition follows, String inTheRemedy) {
        Symptom symptom = Symptoms.recognise(List.of("[INFO ] begin", AT + line, "[INFO ] more"))
                .orElseThrow()
                .symptom();
        assertThat(symptom.code().disposition()).isEqualTo(follows);
        assertThat(symptom.remedy()).contains(inTheRemedy);
        assertThat(Symptoms.all().stream()
                        .filter(other -> other.rank() == symptom.rank() && other.isSeenIn(line))
                        .map(Symptom::remedy))
                .as("what others would say")
                .startsWith(symptom.remedy());
    }

    @Test
    void everyRowIsTheOneThatRecognisesALine() {
        Set<String> seen = new HashSet<>();
        lines().forEach(line -> Symptoms.recognise(List.of((String) line.get()[0]))
                .ifPresent(sighting -> seen.add(sighting.symptom().shows())));
        assertThat(Symptoms.all())
                .as("rows that another one shadows, or that no line here shows")
                .allMatch(symptom -> seen.contains(symptom.shows()));
    }

    @Test
    void theReasonOutweighsWhatFollowsFromIt() {
        assertThat(code("CT-00329, Incorrect user or password", "[ERROR] modify sys tables failed"))
                .contains(ProblemCode.DATABASE_LOGIN_REFUSED);
        assertThat(code("main version is invalid, cms upgrade failed.")).contains(ProblemCode.VERSION_NOT_RAISED);
    }

    @Test
    void theLastReasonDecides() {
        assertThat(code(
                        "[WARN ] start cantiand by cms failed, remaining Attempts: 9/10",
                        "Cantiand start timeout, db status:NOMOUNT"))
                .contains(ProblemCode.DATABASE_NOT_OPEN);
    }

    @Test
    void whatGoodRunsPrintIsNoSymptom() {
        assertThat(code(
                        "[ERROR] backup mysql inspection failed",
                        "Traceback (most recent call last):",
                        "[INFO ] currently only 1 nodes have performed the rollup upgrade operation, totals:2.",
                        "[INFO ] detected that the system tables have been modified or does not need to be modified",
                        "[INFO ] Execute cantian-common upgrade.sh return success."))
                .isEmpty();
    }

    private static Optional<ProblemCode> code(String... log) {
        return Symptoms.recognise(List.of(log)).map(Sighting::symptom).map(Symptom::code);
    }

    private static Arguments line(String line, Disposition follows, String inTheRemedy) {
        return Arguments.of(line, follows, inTheRemedy);
    }
}
