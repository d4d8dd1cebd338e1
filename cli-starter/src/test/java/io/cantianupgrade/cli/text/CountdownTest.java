package io.cantianupgrade.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.contract.Question;
import io.cantianupgrade.step.QuestionKind;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CountdownTest {
    private static final Instant ASKED = Instant.parse("2026-01-01T02:34:20Z");

    private final Countdown countdown = new Countdown();

    @Test
    void saysHowLongThereIsMoreOftenTowardsTheEnd() {
        List<String> said = IntStream.rangeClosed(0, 2 * 600)
                .mapToObj(half -> countdown.line(question("q1", 600), at(half * 500L)))
                .flatMap(Optional::stream)
                .toList();

        assertThat(said)
                .containsExactly(
                        "  5m00s left to answer; then the operation rolls back",
                        "  2m00s left to answer; then the operation rolls back",
                        "  1m00s left to answer; then the operation rolls back",
                        "  30s left to answer; then the operation rolls back",
                        "  10s left to answer; then the operation rolls back");
    }

    @Test
    void isSilentWithoutADeadline() {
        Question open = new Question("q1", QuestionKind.VERDICT, "?", List.of("commit"), null, ASKED, null, null);

        assertThat(countdown.line(open, at(0))).isEmpty();
        assertThat(countdown.line(open, at(3_600_000))).isEmpty();
    }

    /** A terminal that was suspended for a while is told once, not for every mark that it has missed. */
    @Test
    void saysWhatIsLeftNowAfterAPause() {
        countdown.line(question("q1", 600), at(0));

        assertThat(countdown.line(question("q1", 600), at(545_000)))
                .contains("  55s left to answer; then the operation rolls back");
    }

    @Test
    void anotherQuestionBeginsAnew() {
        countdown.line(question("q1", 600), at(0));

        assertThat(countdown.line(question("q2", 600), at(400_000))).isEmpty();
    }

    private static Question question(String id, int seconds) {
        return new Question(
                id,
                QuestionKind.STEP_FAILED,
                "Start Cantian on node 1",
                List.of("retry"),
                null,
                ASKED,
                ASKED.plusSeconds(seconds),
                "the operation rolls back");
    }

    private static Moment at(long millis) {
        return new Moment(ASKED.plusMillis(millis), ZoneOffset.UTC);
    }
}
