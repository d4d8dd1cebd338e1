package io.cantianupgrade.cli.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.step.QuestionKind;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers ahead as they are typed; what is refused is in {@code bad-input.txt}. */
class AheadAnswerTest {

    /** The last rows: only one of the questions that begin so takes the word. */
    @ParameterizedTest
    @CsvSource({
        "backup=2, BACKUP_CHOICE, 2",
        "BACKUP_CHOICE=3, BACKUP_CHOICE, 3",
        "backup-choice=1, BACKUP_CHOICE, 1",
        "Backup_Choice=1, BACKUP_CHOICE, 1",
        "system-tables=yes, SYSTEM_TABLES, yes",
        "s=leave, SYSTEM_TABLES, leave",
        "verdict=commit, VERDICT, commit",
        "v = rollback, VERDICT, rollback",
        "manual-s=yes, MANUAL_SNAPSHOTS, yes",
        "logicrep=/opt/a=b, LOGICREP_LIBRARIES, /opt/a=b",
        "backup=directory=/backup, BACKUP_INPUTS, directory=/backup",
        "backup-i=user=root password=env:PW directory=/b, BACKUP_INPUTS, user=root password=env:PW directory=/b",
        "manual=rollback, MANUAL_SNAPSHOTS, rollback"
    })
    void aBeginningIsEnoughAndCaseDoesNotCount(String typed, QuestionKind kind, String word) {
        assertThat(AheadAnswer.of(typed)).isEqualTo(new AheadAnswer(kind, word));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "manual=leave",
                "m=yes",
                "verdict=Commit",
                "step-failed=leave",
                "=yes",
                "backup",
                "backup=",
                "backup=4",
                "backup-inputs=password=plain"
            })
    void whatLeavesADoubtIsRefused(String typed) {
        assertThatThrownBy(() -> AheadAnswer.of(typed)).isInstanceOf(CliFailure.class);
    }
}
