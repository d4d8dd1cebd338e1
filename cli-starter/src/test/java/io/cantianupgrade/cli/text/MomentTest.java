package io.cantianupgrade.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class MomentTest {
    private static final Moment SHANGHAI =
            new Moment(Instant.parse("2026-01-01T02:35:00Z"), ZoneId.of("Asia/Shanghai"));

    @Test
    void aRecordedMomentIsShownAsTheClockOnTheWallShowsIt() {
        assertThat(SHANGHAI.local("ends at 2026-01-01T05:30:00Z; needs until 2026-01-02T05:44:10.25Z."))
                .isEqualTo("ends at 13:30:00; needs until 01-02 13:44:10.");
        assertThat(SHANGHAI.local("no moment in 2026-01-01")).isEqualTo("no moment in 2026-01-01");
    }
}
