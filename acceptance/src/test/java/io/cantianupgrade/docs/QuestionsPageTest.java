package io.cantianupgrade.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.step.QuestionKind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@code docs/cli.md} has a row for each question, with every word that it takes and every word that may be given ahead. */
class QuestionsPageTest {

    @ParameterizedTest
    @EnumSource(QuestionKind.class)
    void theQuestionHasItsRow(QuestionKind kind) {
        List<String> cells =
                Stream.of(row(kind).split("\\|")).map(String::strip).toList();
        assertThat(cells.get(3))
                .contains(kind.answers().stream().map(word -> "`" + word + "`").toList());
        assertThat(words(cells.get(4))).containsExactlyElementsOf(kind.wordsAhead());
        assertThat(cells.get(3).contains("the absolute path"))
                .isEqualTo(kind.form().isPresent());
    }

    private static List<String> words(String cell) {
        return Stream.of(cell.split(", "))
                .filter(word -> word.startsWith("`"))
                .map(word -> word.replace("`", ""))
                .toList();
    }

    private static String row(QuestionKind kind) {
        return Pages.text("docs/cli.md")
                .lines()
                .filter(line -> line.startsWith("| `" + kind + "` |"))
                .findFirst()
                .orElseThrow(() -> new AssertionError("no row for " + kind));
    }
}
