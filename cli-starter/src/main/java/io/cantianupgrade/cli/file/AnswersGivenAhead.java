package io.cantianupgrade.cli.file;

import io.cantianupgrade.cli.file.YamlNode.Entry;
import io.cantianupgrade.cli.file.YamlNode.Scalar;
import io.cantianupgrade.step.QuestionKind;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The section {@code answers}: question kind to answer. A failed step cannot be decided ahead of time. */
final class AnswersGivenAhead {
    private static final List<String> KINDS =
            QuestionsAhead.ALL.stream().map(QuestionKind::name).toList();

    private final Map<String, String> answers = new HashMap<>();

    /** Notes what cannot be an answer. */
    AnswersGivenAhead(Section top) {
        top.section("answers", "answers: { BUSINESS_STOPPED: yes }", KINDS).ifPresent(this::take);
    }

    Map<String, String> read() {
        return Map.copyOf(answers);
    }

    private void take(Section section) {
        section.entries().stream().filter(entry -> KINDS.contains(entry.key())).forEach(entry -> take(section, entry));
    }

    private void take(Section section, Entry entry) {
        QuestionKind kind = QuestionKind.valueOf(entry.key());
        if (entry.value() instanceof Scalar scalar && kind.mayBeGivenAhead(scalar.text())) {
            answers.put(entry.key(), scalar.text());
            return;
        }
        section.mistakes()
                .add(
                        entry.value().line(),
                        section.path(entry.key()),
                        QuestionsAhead.expected(kind),
                        entry.value() instanceof Scalar scalar
                                ? QuestionsAhead.shown(kind, scalar.text())
                                : entry.value().words(),
                        Field.example(entry.key() + ": " + QuestionsAhead.example(kind)));
    }
}
