package io.cantianupgrade.contract;

import io.cantianupgrade.step.QuestionKind;
import java.time.Instant;
import java.util.List;

/**
 * A question that is open.
 *
 * @param answers words that are answers; another word is one only when the question has a form
 * @param form what else is an answer, in words; null when the words are all
 * @param since when it was asked
 * @param until its deadline; null when it waits for as long as it takes
 * @param then what happens at the deadline; null without one
 */
public record Question(
        String id,
        QuestionKind kind,
        String text,
        List<String> answers,
        String form,
        Instant since,
        Instant until,
        String then) {

    public Question {
        answers = List.copyOf(answers);
    }

    /** Whether the answer is one of the words, or has the form. */
    public boolean takes(String answer) {
        return answers.contains(answer) || kind.fits(answer);
    }

    /** {@code one of [yes, leave]}: everything that may be answered. */
    public String allowed() {
        return form == null ? "one of " + answers : form + ", or one of " + answers;
    }
}
