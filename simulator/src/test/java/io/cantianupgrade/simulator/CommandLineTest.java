package io.cantianupgrade.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What the stand-ins print and return, against what was recorded from the real programs. */
class CommandLineTest {

    @TempDir
    private static Path folder;

    private static SimulatedCluster cluster;

    @BeforeAll
    static void start() {
        cluster = SimulatedCluster.in(folder)
                .source("25.06.B001")
                .target("25.12.B001")
                .pace(0)
                .start();
    }

    @AfterAll
    static void stop() {
        cluster.close();
    }

    private static CommandResult run(String command) {
        return cluster.node(0).run(command);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    cms                                  | 255 | invalid argument
                    cms -v                               | 255 | invalid argument
                    cms upgrade -version 1 2             | 255 | invalid argument
                    cms upgrade -version a 6 0           | 0   | main version is invalid, cms upgrade failed.
                    cms upgrade -version 25 6 B01        | 0   | revision is invalid, cms upgrade failed.
                    cms upgrade -version 24 12 0         | 255 | cms proc upgrade failed, cms gcc version bigger than upgrade version.
                    cms upgrade -version 25 06 0         | 0   | cms upgrade succeed, main_ver=25, major_ver=6, revision=0, inner=4.
                    cms degrade -version -force 25 6 0   | 255 | cms proc degrade failed, master is valid, wait 10s and try again..
                    cms stat -res nosuch                 | 255 | resource [nosuch] not found.
                    cms res -start db                    | 0   | start resource succeed.
                    cms res -start db -node 0            | 0   | resource has been started already.
                    cms res -start nosuch                | 255 | resource does not exist.
                    cms res -start db -node 9            | 255 | get resource stat failed.
                    cms server -start                    | 0   | cms startup failed:Another cms server is running.
                    cantiand -v                          | 0   | Cantian Release 25.06
                    ctsql -v                             | 0   | Cantian Release
                    ctsql -x                             | 255 | ZS-00001: DB url is expected
                    ctbackup                             | 0   |
                    """)
    void prints(String command, int exitCode, String output) {
        CommandResult result = run(command);
        assertThat(result.output().strip()).isEqualTo(output == null ? "" : output);
        assertThat(result.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void showsVersions() {
        assertThat(run("cms version").output()).isEqualTo("mem version:25.6.0.\ngcc version:25.6.0.\n");
        CommandResult help = run("cms -help");
        assertThat(help.output()).startsWith("cms version:Cantian Release 25.06\n");
        assertThat(help.output())
                .endsWith("cms degrade -version -force [MAIN] [MAJOR] [REVISION],degrage version force\n");
    }

    @Test
    void showsTheStatusTable() {
        assertThat(run("cms stat").output().lines())
                .hasSize(3)
                .element(1)
                .asString()
                .matches(
                        "      0  db        ONLINE  UNKNOWN     ONLINE                1            0             0   REFORMER "
                                + "\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d\\.\\d{3} .{23} .{23}");
        assertThat(run("cms stat").output())
                .startsWith(
                        "NODE_ID  NAME      STAT    PRE_STAT    TARGET_STAT   WORK_STAT   SESSION_ID   INSTANCE_ID   "
                                + "ROLE     LAST_CHECK              HB_TIME                 STAT_CHANGE\n");
    }

    @Test
    void answersSqlAsRecorded() {
        String dashes = "-".repeat(64);
        CommandResult version = run("ctsql / as sysdba -q -c 'SELECT * FROM SYS.DV_CTRL_VERSION;'");
        assertThat(version.output())
                .isEqualTo("\nconnected.\n\n\nSQL> \n%-64s\n%s\n%-64s\n\n1 rows fetched.\n\n"
                        .formatted("VERSION", dashes, "25.6.0.4"));
        assertThat(run("ctsql / as sysdba -q -c 'alter system checkpoint global;'")
                        .output())
                .endsWith("SQL> \nSucceed.\n\n");
        CommandResult bare = run("ctsql / as sysdba -q -c CHECKPOINT");
        assertThat(bare.exitCode()).isEqualTo(255);
        assertThat(bare.output()).contains("CT-00601, [1:1]Sql syntax error: key word expected");
    }

    @Test
    void asksForThePasswordOnStandardInput() {
        String command = "ctsql sys@127.0.0.1:1611 -q -c 'alter system checkpoint global'";
        CommandResult right = cluster.node(0).run(command, "Sys_pwd@2024\n");
        assertThat(right.output())
                .startsWith("\nPlease enter password: \n************\nconnected.\n\n\nSQL> \nSucceed.");
        assertThat(right.exitCode()).isZero();
        CommandResult wrong = cluster.node(0).run(command, "guess\n");
        assertThat(wrong.output()).contains("CT-00329, Incorrect user or password");
        assertThat(wrong.exitCode()).isEqualTo(255);
    }
}
