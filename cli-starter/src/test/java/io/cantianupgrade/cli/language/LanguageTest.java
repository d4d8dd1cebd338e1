package io.cantianupgrade.cli.language;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LanguageTest {
    @Test
    void theOptionCountsBeforeTheEnvironment() {
        assertThat(Language.of(List.of("--lang", "en", "status"), Map.of("LANG", "zh_CN.UTF-8")))
                .isEqualTo(Language.ENGLISH);
        assertThat(Language.of(List.of("status", "--lang=zh"), Map.of("LANG", "en_US.UTF-8")))
                .isEqualTo(Language.CHINESE);
    }

    @Test
    void theFirstVariableThatIsSetCounts() {
        assertThat(Language.of(List.of(), Map.of("LC_ALL", "C", "LANG", "zh_CN.UTF-8")))
                .isEqualTo(Language.ENGLISH);
        assertThat(Language.of(List.of(), Map.of("LC_ALL", "", "LC_MESSAGES", "zh_CN.UTF-8", "LANG", "C")))
                .isEqualTo(Language.CHINESE);
        assertThat(Language.of(List.of(), Map.of("LANG", "zh_TW"))).isEqualTo(Language.CHINESE);
    }

    @Test
    void whatIsNoLanguageOfOursIsEnglish() {
        assertThat(Language.of(List.of(), Map.of())).isEqualTo(Language.ENGLISH);
        assertThat(Language.of(List.of("--lang"), Map.of("LANG", "de_DE.UTF-8")))
                .isEqualTo(Language.ENGLISH);
        assertThat(Language.of(List.of("--lang", "fr"), Map.of())).isEqualTo(Language.ENGLISH);
    }
}
