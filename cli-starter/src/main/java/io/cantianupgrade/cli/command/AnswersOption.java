package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.file.QuestionsAhead;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.step.QuestionKind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/** Answers given ahead on the command line: they take the place of those of the cluster file, and are checked like them. */
final class AnswersOption {
    @Option(
            names = "--answer",
            paramLabel = "QUESTION=ANSWER",
            completionCandidates = Questions.class,
            description = {
                "answer a question before it is asked, such as backup=2; repeatable. QUESTION is the beginning of one of:",
                "${COMPLETION-CANDIDATES}"
            })
    private List<String> typed = new ArrayList<>();

    /**
     * Before anything else is looked at.
     *
     * @throws CliFailure for the first one that cannot be taken
     */
    void check() {
        read();
    }

    /** @throws CliFailure for the first one that cannot be taken */
    Map<QuestionKind, String> read() {
        Map<QuestionKind, String> answers = new EnumMap<>(QuestionKind.class);
        for (String text : typed) {
            AheadAnswer answer = AheadAnswer.of(text);
            String other = answers.putIfAbsent(answer.kind(), answer.word());
            if (other != null) {
                throw CliFailure.usage(
                        "--answer: %s is answered twice, with %s and %s."
                                .formatted(QuestionsAhead.typed(answer.kind()), other, answer.word()),
                        "leave one of them out");
            }
        }
        return answers;
    }

    /** @throws CliFailure for the first one that cannot be taken */
    ClusterSpec over(ClusterSpec cluster) {
        Map<String, String> answers = new HashMap<>(cluster.answers());
        read().forEach((kind, word) -> answers.put(kind.name(), word));
        return cluster.with(answers);
    }

    boolean any() {
        return !typed.isEmpty();
    }

    /** For the help. */
    static final class Questions implements Iterable<String> {
        @Override
        public Iterator<String> iterator() {
            return QuestionsAhead.ALL.stream()
                    .map(QuestionsAhead::typed)
                    .collect(Collectors.toList())
                    .iterator();
        }
    }
}
