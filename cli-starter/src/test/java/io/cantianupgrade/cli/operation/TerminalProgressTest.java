package io.cantianupgrade.cli.operation;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.cli.Console;
import io.cantianupgrade.cli.Keyboard;
import io.cantianupgrade.cli.text.RollingExamples;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Question;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TerminalProgressTest {
    private final OperationStatus holding = RollingExamples.holdingWithVetoWindow();
    private final Question question = holding.questions().get(0);
    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private Instant now;

    @Test
    void aDeadlineIsToldAgainAndTheQuestionCanStillBeAnswered() {
        TerminalProgress progress = new TerminalProgress(console(), List.of(), false);
        timeIs(Duration.ofMinutes(9));
        progress.ask(holding, question);
        progress.prompt(question);
        assertThat(said()).contains("until 02:44:20, in 9m00s: then the operation rolls back");

        out.reset();
        progress.waits(question);
        assertThat(said()).isEmpty();

        timeIs(Duration.ofMinutes(5));
        progress.waits(question);
        assertThat(said())
                .isEqualTo("\n  5m00s left to answer; then the operation rolls back (firstNodeFails: rollback)\n"
                        + "\nretry / rollback / leave / hold > ");
    }

    private void timeIs(Duration left) {
        now = question.until().minus(left);
    }

    private String said() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private Console console() {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Console(
                stream, stream, new Keyboard(InputStream.nullInputStream()), true, false, 24, 80, new Hand());
    }

    /** A clock that is set by hand. */
    private final class Hand extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return Clock.fixed(now, zone);
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
