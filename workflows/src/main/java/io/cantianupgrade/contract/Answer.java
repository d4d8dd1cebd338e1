package io.cantianupgrade.contract;

/**
 * An operator's answer.
 *
 * @param question id of the question, as the status shows it; empty when only one question is open
 * @param answer one of the question's answers
 * @param by {@code user@host}, or whoever answers in the Web UI
 */
public record Answer(String question, String answer, String by) {

    public Answer {
        question = question == null ? "" : question.strip();
        answer = answer == null ? "" : answer.strip();
        by = by == null || by.isBlank() ? "unknown" : by.strip();
    }
}
