package io.cantianupgrade.contract;

import io.cantianupgrade.step.QuestionKind;
import java.time.Instant;
import java.util.List;

/**
 * A question that is open.
 *
 * @param since when it was asked
 * @param until its deadline; null when it waits for as long as it takes
 * @param then what happens at the deadline; null without one
 */
public record Question(
        String id, QuestionKind kind, String text, List<String> answers, Instant since, Instant until, String then) {

    public Question {
        answers = List.copyOf(answers);
    }
}
