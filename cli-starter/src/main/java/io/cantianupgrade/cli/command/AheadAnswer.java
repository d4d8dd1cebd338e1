package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.file.Nearest;
import io.cantianupgrade.cli.file.QuestionsAhead;
import io.cantianupgrade.step.QuestionKind;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** One answer as it is typed ahead: {@code backup=2}, {@code SYSTEM_TABLES=yes}. */
record AheadAnswer(QuestionKind kind, String word) {
    private static final String USUAL = "for example  --answer verdict=commit";

    /**
     * The question may be shortened to any beginning that leaves no doubt; where several questions begin so, the answer tells
     * when only one of them takes it. A wrong word is one for the question that takes words.
     *
     * @throws CliFailure with what would be right
     */
    static AheadAnswer of(String text) {
        int equals = text.indexOf('=');
        if (equals < 1) {
            throw CliFailure.usage("--answer: expected QUESTION=ANSWER, found '%s'.".formatted(text), USUAL);
        }
        String question = text.substring(0, equals).strip();
        String word = text.substring(equals + 1).strip();
        QuestionKind kind = kind(question, word);
        if (!kind.mayBeGivenAhead(word)) {
            String typed = QuestionsAhead.typed(kind);
            throw CliFailure.usage(
                    "--answer %s: expected %s, found %s."
                            .formatted(typed, QuestionsAhead.expected(kind), QuestionsAhead.shown(kind, word)),
                    Nearest.to(word, kind.wordsAhead())
                            .map(meant -> "did you mean %s=%s?".formatted(typed, meant))
                            .orElse("for example  --answer " + quoted(typed + "=" + QuestionsAhead.example(kind))));
        }
        return new AheadAnswer(kind, word);
    }

    private static String quoted(String answer) {
        return answer.contains(" ") ? "'" + answer + "'" : answer;
    }

    private static QuestionKind kind(String question, String word) {
        String name = question.toUpperCase(Locale.ROOT).replace('-', '_');
        List<QuestionKind> begin = QuestionsAhead.ALL.stream()
                .filter(kind -> kind.name().startsWith(name))
                .toList();
        Optional<QuestionKind> whole =
                begin.stream().filter(kind -> kind.name().equals(name)).findFirst();
        List<QuestionKind> take =
                begin.stream().filter(kind -> kind.mayBeGivenAhead(word)).toList();
        if (whole.isPresent() || begin.size() == 1) {
            return whole.orElseGet(() -> begin.get(0));
        }
        List<QuestionKind> likely = take.isEmpty()
                ? begin.stream().filter(kind -> kind.form().isEmpty()).toList()
                : take;
        if (likely.size() == 1) {
            return likely.get(0);
        }
        throw begin.isEmpty() ? unknown(question) : several(question, begin);
    }

    private static CliFailure unknown(String question) {
        List<String> known =
                QuestionsAhead.ALL.stream().map(QuestionsAhead::typed).toList();
        String typed = question.replace('_', '-');
        String remedy = typed.equalsIgnoreCase(QuestionsAhead.typed(QuestionKind.STEP_FAILED))
                ? "a step that fails is decided when it has failed: cantian-upgrade answer"
                : Nearest.to(typed, known)
                        .map(meant -> "did you mean " + meant + "?")
                        .orElse(USUAL);
        return CliFailure.usage(
                "--answer: expected one of %s, found '%s'.".formatted(String.join(", ", known), question), remedy);
    }

    private static CliFailure several(String question, List<QuestionKind> begin) {
        return CliFailure.usage(
                "--answer: expected one question, found '%s', with which several begin: %s."
                        .formatted(
                                question,
                                begin.stream().map(QuestionsAhead::typed).collect(Collectors.joining(", "))),
                "write more of the question's name");
    }
}
