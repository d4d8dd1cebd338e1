package io.cantianupgrade.cantian;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.model.Version;
import io.cantianupgrade.plan.BackupFacts;
import io.cantianupgrade.plan.NodeTraces;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a node's survey tells of an upgrade that has begun. */
class UpgradeTracesTest {

    private static final Version SOURCE = new Version("24.12.B032");

    private static NodeTraces of(String survey) {
        return UpgradeTraces.ofNode(NodeSurvey.parse(survey));
    }

    @Test
    void aStopThatBrokeOffIsAStopAllTheSame() {
        NodeTraces traces = of("""
                @flags
                 stop.enable
                @processes
                 41 python3 /opt/cantian/ct_om/service/ctmgr/uds_server.py
                """);
        assertThat(traces.running()).isTrue();
        assertThat(traces.stopped()).isTrue();
    }

    @Test
    void aNodeThatWentDownByItselfIsNotStopped() {
        assertThat(of("@flags\n pre_upgrade_offline.success\n@processes\n").stopped())
                .isFalse();
    }

    @Test
    void theFlagOfAnOldStopSaysNothingWhileTheEngineRuns() {
        NodeTraces traces =
                of("@flags\n stop.enable\n@processes\n 7 cantiand open -D /mnt/dbdata/local/cantian/tmp/data\n");
        assertThat(traces.stopped()).isFalse();
    }

    @Test
    void aBackupCountsWhenItNamesItsVersionItself_andOnesPutAsideAreNone() {
        NodeTraces traces = of("""
                @backups
                 complete 24.12.B032 24.12.B032
                 complete 24.06.B058 25.06.B001
                 unfinished 24.12.B031 24.12.B031
                 complete 24.12.B032.rolled-back-a1b2 24.12.B032
                @packages
                 cantian-24.12.B032-1.x86_64
                """);
        assertThat(traces.backups())
                .containsExactly(
                        new BackupFacts(SOURCE, true),
                        new BackupFacts(new Version("24.06.B058"), false),
                        new BackupFacts(new Version("24.12.B031"), false));
        assertThat(traces.packages()).isEqualTo(Optional.of(SOURCE));
    }
}
