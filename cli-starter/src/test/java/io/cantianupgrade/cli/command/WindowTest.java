package io.cantianupgrade.cli.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.cli.text.Moment;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** The end of a maintenance window: who says it, and which moment it is. */
class WindowTest {
    private static final Optional<LocalTime> FILE = Optional.of(LocalTime.of(5, 30));
    /** Ten minutes to three at night. */
    private static final Moment NIGHT = moment("2026-01-01T18:50:00Z");

    @Test
    void theClusterFileSaysItWhenNothingIsTyped() {
        assertThat(window(FILE).end()).contains(Instant.parse("2026-01-01T21:30:00Z"));
        assertThat(window(FILE).said().orElseThrow())
                .startsWith("until 05:30:00 (Asia/Shanghai), as the cluster file says: before a node is stopped");
    }

    @Test
    void whatIsTypedGoesBeforeTheClusterFile() {
        Window window = window(FILE, "--until", "4:00");

        assertThat(window.end()).contains(Instant.parse("2026-01-01T20:00:00Z"));
        assertThat(window.said().orElseThrow()).startsWith("until 04:00:00 (Asia/Shanghai), as --until says");
    }

    @Test
    void theWindowOfTheClusterFileCanBeTypedAway() {
        Window window = window(FILE, "--until", "none");

        assertThat(window.end()).isEmpty();
        assertThat(window.said()).contains("none this time, as --until says; the cluster file says 05:30");
    }

    @Test
    void nothingIsSaidOfAWindowThatIsNotThere() {
        for (Window window : new Window[] {window(Optional.empty()), window(Optional.empty(), "--until", "none")}) {
            assertThat(window.end()).isEmpty();
            assertThat(window.said()).isEmpty();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-01T21:29:59Z, 2026-01-01T21:30:00Z, 05:30:00",
        "2026-01-01T21:30:00Z, 2026-01-02T21:30:00Z, 01-03 05:30:00",
        "2026-01-02T02:00:00Z, 2026-01-02T21:30:00Z, 01-03 05:30:00"
    })
    void aTimeThatHasPassedIsTomorrows(Instant now, Instant end, String said) {
        Window window = new Window(Optional.empty(), FILE, moment(now.toString()));

        assertThat(window.end()).contains(end);
        assertThat(window.said().orElseThrow()).startsWith("until " + said + " ");
    }

    private static Moment moment(String now) {
        return new Moment(Instant.parse(now), ZoneId.of("Asia/Shanghai"));
    }

    private static Window window(Optional<LocalTime> file, String... typed) {
        return new Window(CommandLine.populateCommand(new Words(), typed).window.said(), file, NIGHT);
    }

    @Command
    private static final class Words {
        @Mixin
        private WindowOption window = new WindowOption();
    }
}
