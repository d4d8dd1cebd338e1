package io.cantianupgrade.contract;

import io.cantianupgrade.cluster.ClusterSpec;

/**
 * An operator's answer.
 *
 * @param question id of the question, as the status shows it; empty when only one question is open
 * @param answer one of the question's answers
 * @param by {@code user@host}, or whoever answers in the Web UI
 * @param corrected the cluster file as it is from now on, with {@code retry}; null when it is as it was
 */
public record Answer(String question, String answer, String by, ClusterSpec corrected) {

    public Answer {
        question = question == null ? "" : question.strip();
        answer = answer == null ? "" : answer.strip();
        by = by == null || by.isBlank() ? "unknown" : by.strip();
    }

    public Answer(String question, String answer, String by) {
        this(question, answer, by, null);
    }
}
