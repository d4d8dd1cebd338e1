package io.cantianupgrade.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.step.QuestionKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AnswerWordsTest {

    @ParameterizedTest
    @EnumSource(QuestionKind.class)
    void everyAnswerSaysWhatItBringsAbout(QuestionKind kind) {
        assertThat(kind.answers()).allSatisfy(answer -> assertThat(AnswerWords.meaning(kind, answer))
                .as(answer)
                .isNotEmpty()
                .hasSizeLessThanOrEqualTo(36));
    }
}
