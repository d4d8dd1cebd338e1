package io.cantianupgrade.cli.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class WrapTest {
    @Test
    void aLineThatFitsStaysAsItIs() {
        assertThat(Wrap.within(60, "  node 0   copy   STOP 3s of ~35s"))
                .containsExactly("  node 0   copy   STOP 3s of ~35s");
    }

    @Test
    void textOnANarrowTerminalGoesOnBelowItself() {
        assertThat(Wrap.within(40, "  do    check the interconnect of node 1 (port 14587), then answer"))
                .containsExactly("  do    check the interconnect of node 1", "        (port 14587), then answer");
    }

    @Test
    void chineseBreaksBetweenCharactersAndTakesTwoColumnsEach() {
        List<String> lines = Wrap.within(20, "  处理  检查节点 1 的互联网络，然后重试此步骤。");
        assertThat(lines).allSatisfy(line -> assertThat(Columns.of(line)).isLessThanOrEqualTo(20));
        assertThat(String.join("", lines).replace(" ", "")).isEqualTo("处理检查节点1的互联网络，然后重试此步骤。");
    }

    @Test
    void noLineBeginsWithAMarkThatEndsSomething() {
        for (int columns = 10; columns < 40; columns++) {
            assertThat(Wrap.within(columns, "存储阵列没有回答（错误 1），请检查；然后重试。"))
                    .noneMatch(line -> line.strip().matches("^[，。；）].*"));
        }
    }

    @Test
    void aWordThatIsTooLongStaysWhole() {
        assertThat(Wrap.within(20, "see /a/folder/with/a/long/name/in/it now"))
                .containsExactly("see", "/a/folder/with/a/long/name/in/it", "now");
    }

    @Test
    void onANarrowTerminalALineToTypeStaysApartFromWhatItDoes() {
        assertThat(Wrap.within(50, "    cantian-upgrade answer demo retry       this step again, from its start"))
                .containsExactly("    cantian-upgrade answer demo retry", "      this step again, from its start");
    }
}
