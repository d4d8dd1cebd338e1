package io.cantianupgrade.cli.language;

import static io.cantianupgrade.cli.language.Translation.read;
import static io.cantianupgrade.cli.language.Translation.tr;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import java.util.regex.MatchResult;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A record is English; what it says is recognised by its template. */
class TranslationTest {
    @BeforeEach
    void inChinese() {
        Translation.speak(Language.CHINESE);
    }

    @AfterEach
    void inEnglish() {
        Translation.speak(Language.ENGLISH);
    }

    @Test
    void everyMessageIsRecognisedByItsTemplate() {
        ResourceBundle english = Catalogue.bundle(Language.ENGLISH);
        ResourceBundle chinese = Catalogue.bundle(Language.CHINESE);
        List<String> mistaken = new ArrayList<>();
        for (String key : english.keySet()) {
            String template = english.getString(key);
            if (new Template(template, chinese.getString(key)).strong()) {
                Object[] values = values(template);
                String expected = chinese.getString(key).formatted(values);
                String found = read(template.formatted(values));
                if (!found.equals(expected)) {
                    mistaken.add("%s%n  expected %s%n  found    %s".formatted(template, expected, found));
                }
            }
        }
        assertThat(mistaken).isEmpty();
    }

    /** Values that are no messages themselves. */
    private static Object[] values(String template) {
        List<String> kinds = Template.CONVERSION
                .matcher(template)
                .results()
                .map((MatchResult place) -> place.group(2))
                .filter(kind -> !kind.equals("n") && !kind.equals("%"))
                .toList();
        List<Object> values = new ArrayList<>();
        for (int i = 0; i < kinds.size(); i++) {
            values.add(
                    switch (kinds.get(i)) {
                        case "d" -> 40 + i;
                        case "f" -> 1.5 + i;
                        default -> "#" + i;
                    });
        }
        return values.toArray();
    }

    @Test
    void aMessageWithinAMessageIsReadToo() {
        assertThat(
                        read(
                                "Stop Cantian on node 1: Processes of Cantian are still there after the stop. Check the network"))
                .startsWith("节点 1：停止 Cantian：停止后仍有")
                .endsWith("。Check the network");
    }

    @Test
    void whatIsNoMessageStaysAsItIs() {
        assertThat(read("ORA-00600 something of another program")).isEqualTo("ORA-00600 something of another program");
        assertThat(read("")).isEmpty();
    }

    @Test
    void whatAnotherProgramSaidIsLeftInItsWords() {
        String rpm =
                "error: unpacking of archive failed on file /opt/cantian/image: cpio: write failed - No space left";
        assertThat(read(rpm)).isEqualTo(rpm);
    }

    @Test
    void aValueIsNeverReadAsAFormat() {
        assertThat(tr("waits for %s", "100%d")).isEqualTo("等待 100%d");
        assertThat(read("waits for 100%d")).isEqualTo("等待 100%d");
    }

    @Test
    void inEnglishNothingIsTouched() {
        Translation.speak(Language.ENGLISH);
        assertThat(tr("waits for %s", "node 1")).isEqualTo("waits for node 1");
        assertThat(read("waits for node 1")).isEqualTo("waits for node 1");
    }
}
