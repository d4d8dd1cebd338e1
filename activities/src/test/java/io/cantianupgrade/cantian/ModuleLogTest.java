package io.cantianupgrade.cantian;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Only what a module wrote during the job explains why the job failed. */
class ModuleLogTest {

    private static final String BEGUN = "2026-01-01 02:03:04.500000000";

    @Test
    void linesOfAnEarlierRunAreLeftOut() {
        assertThat(ModuleLog.since(
                        BEGUN,
                        List.of(
                                "==> /opt/cantian/log/cms/cms_deploy.log",
                                "[2026-01-01 02:03:04,499999000 +0000] [ERROR] before",
                                "  more of it",
                                "[2026-01-01 02:03:04,500001000 +0000] [ERROR] during",
                                "  more of that",
                                "==> /opt/cantian/log/deploy/deploy.log",
                                "no time yet",
                                "2026-01-01 01:00:00,1 ERROR before",
                                "2026-01-01T02:03:04 ERROR the same second")))
                .containsExactly(
                        "[2026-01-01 02:03:04,500001000 +0000] [ERROR] during",
                        "  more of that",
                        "2026-01-01T02:03:04 ERROR the same second");
    }

    @Test
    void aFileWithoutTimesCountsAsAWhole() {
        assertThat(ModuleLog.since(
                        BEGUN,
                        List.of(
                                "==> a.log",
                                "Error: the corresponding file size is different",
                                "==> b.log",
                                "2025-01-01 00:00:00 long ago")))
                .containsExactly("Error: the corresponding file size is different");
    }
}
