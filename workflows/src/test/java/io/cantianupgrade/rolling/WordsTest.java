package io.cantianupgrade.rolling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The tables of the reference, row by row: which word may become which, by whom, and no other. */
class WordsTest {

    @ParameterizedTest
    @CsvSource({
        "BEGIN_UPGRADE,       ABSENT NORMAL ROLLDOWN ROLLUP, ROLLUP",
        "EVERY_NODE_UPGRADED, ROLLUP PREPARED,               PREPARED",
        "BEGIN_COMMIT,        PREPARED COMMIT,               COMMIT",
        "VERSION_RAISED,      COMMIT NORMAL,                 NORMAL",
        "BEGIN_ROLLBACK,      ROLLUP PREPARED ROLLDOWN,      ROLLDOWN",
        "EVERY_NODE_BACK,     ROLLDOWN NORMAL,               NORMAL",
        "CLEARED,             NORMAL ABSENT,                 ABSENT"
    })
    void clusterWord(ClusterMove move, String from, ClusterWord to) {
        assertThat(move.to()).isEqualTo(to);
        assertThat(Arrays.stream(ClusterWord.values())
                        .filter(move::isLegalFrom)
                        .map(Enum::name)
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.of(from.split(" ")));
    }

    @ParameterizedTest
    @CsvSource({
        "BEGIN_UPGRADE,  ABSENT ROLLDOWN ROLLDOWN_SUCCESS ROLLUP, ROLLUP",
        "UPGRADED,       ROLLUP ROLLUP_SUCCESS,                   ROLLUP_SUCCESS",
        "BEGIN_ROLLBACK, ROLLUP ROLLUP_SUCCESS ROLLDOWN,          ROLLDOWN",
        "BACK,           ROLLDOWN ROLLDOWN_SUCCESS,               ROLLDOWN_SUCCESS",
        "NEVER_LEFT,     ABSENT ROLLUP ROLLDOWN_SUCCESS,          ROLLDOWN_SUCCESS",
        "CLEARED,        ROLLUP_SUCCESS ROLLDOWN_SUCCESS ABSENT,  ABSENT"
    })
    void nodeWord(NodeMove move, String from, NodeWord to) {
        assertThat(move.to()).isEqualTo(to);
        assertThat(Arrays.stream(NodeWord.values())
                        .filter(move::isLegalFrom)
                        .map(Enum::name)
                        .collect(Collectors.toSet()))
                .isEqualTo(Set.of(from.split(" ")));
    }

    @ParameterizedTest(name = "T-44: {0}")
    @CsvSource({
        "'rollup\n', ROLLUP",
        "'  rollup_success  ', ROLLUP_SUCCESS",
        "'rolldown\0\0\0', ROLLDOWN",
        "'', UNREADABLE",
        "'\0\0', UNREADABLE",
        "absent, UNREADABLE",
        "ROLLUP, UNREADABLE",
        "rollup rollup, UNREADABLE"
    })
    void whatAFileSays(String text, NodeWord word) {
        assertThat(NodeWord.parse(text)).isEqualTo(word);
    }
}
