package io.cantianupgrade.cli.file;

import io.cantianupgrade.step.QuestionKind;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** The questions that may be answered before they are asked, in the cluster file or on the command line. */
public final class QuestionsAhead {
    /** A failed step is not among them: somebody has to look first. */
    public static final List<QuestionKind> ALL = Arrays.stream(QuestionKind.values())
            .filter(kind -> kind.form().isPresent() || !kind.wordsAhead().isEmpty())
            .toList();

    private QuestionsAhead() {}

    /** What may be answered, after "expected". */
    public static String expected(QuestionKind kind) {
        return kind.form().orElse("one of " + String.join(", ", kind.wordsAhead()));
    }

    /** An answer that would be taken. */
    public static String example(QuestionKind kind) {
        return kind.example().orElseGet(() -> kind.wordsAhead().get(0));
    }

    /** A wrong answer, for a message. Somebody may have written a password where its reference belongs. */
    public static String shown(QuestionKind kind, String answer) {
        return kind == QuestionKind.BACKUP_INPUTS ? "something else (not shown here)" : "'" + answer + "'";
    }

    /** {@code backup-choice}, as it is typed. */
    public static String typed(QuestionKind kind) {
        return kind.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
