package io.cantianupgrade.step;

import java.util.List;

/** What the operator can be asked. */
public enum QuestionKind {
    BUSINESS_STOPPED(
            "Are all business applications and MySQL stopped? Cantian will be stopped on every node.",
            List.of("yes", "leave")),
    STEP_FAILED("The step cannot go on. What now?", List.of("retry", "skip", "rollback", "leave")),
    VERDICT(
            "Every node runs the target version. Commit, with no way back after it, or roll back?",
            List.of("commit", "rollback", "leave"));

    private final String text;
    private final List<String> answers;

    QuestionKind(String text, List<String> answers) {
        this.text = text;
        this.answers = answers;
    }

    public String text() {
        return text;
    }

    /** Every answer that can ever be given; one question may allow fewer. */
    public List<String> answers() {
        return answers;
    }
}
