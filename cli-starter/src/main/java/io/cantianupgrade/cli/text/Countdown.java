package io.cantianupgrade.cli.text;

import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.contract.Question;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Says from time to time how long there is to answer a question that has a deadline, more often towards its end. */
public final class Countdown {
    private static final List<Duration> MARKS = List.of(
            Duration.ofSeconds(10),
            Duration.ofSeconds(30),
            Duration.ofMinutes(1),
            Duration.ofMinutes(2),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15));

    private String question = "";
    private Instant before = Instant.MAX;

    /** A line when one is due; the question itself has said how long there is when it was shown. */
    public Optional<String> line(Question open, Moment moment) {
        Instant last = open.id().equals(question) ? before : moment.now();
        question = open.id();
        before = moment.now();
        return Optional.ofNullable(open.until())
                .filter(until -> MARKS.stream().anyMatch(mark -> isPassed(until.minus(mark), last, moment.now())))
                .map(until -> tr("  %s left to answer; then %s", moment.until(until), open.then()));
    }

    private static boolean isPassed(Instant mark, Instant last, Instant now) {
        return last.isBefore(mark) && !now.isBefore(mark);
    }
}
