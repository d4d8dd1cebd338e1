package io.cantianupgrade.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyboardTest {
    private static final Duration LONG = Duration.ofSeconds(10);

    /** One reader reads everything: what is typed before it is asked for comes in its turn, hidden or not. */
    @Test
    void whatIsTypedAheadComesInItsTurn() {
        Keyboard keyboard = typed("y\nfirst secret\nsecond\nno\n");
        assertThat(keyboard.next(LONG).orElseThrow().text()).isEqualTo("y");
        assertThat(hidden(keyboard)).isEqualTo("first secret");
        assertThat(hidden(keyboard)).isEqualTo("second");
        assertThat(keyboard.next(LONG).orElseThrow().text()).isEqualTo("no");
        assertThat(keyboard.next(LONG).orElseThrow().end()).isTrue();
    }

    @Test
    void aPasswordKeepsItsBlanks() {
        assertThat(hidden(typed("  two blanks  \n"))).isEqualTo("  two blanks  ");
    }

    @Test
    void theLastLineNeedsNoLineEnd() {
        assertThat(hidden(typed("secret"))).isEqualTo("secret");
    }

    @Test
    void nothingMoreToTypeIsNoPassword() {
        assertThat(typed("").nextHidden(LONG, () -> {})).isEmpty();
    }

    @Test
    void theQuestionComesWhenTheAnswerIsHidden() throws IOException {
        PipedOutputStream fingers = new PipedOutputStream();
        Keyboard keyboard = new Keyboard(new PipedInputStream(fingers));
        List<String> order = new ArrayList<>();
        assertThat(keyboard.nextHidden(LONG, () -> {
                    order.add("asked");
                    type(fingers, "secret\n");
                }))
                .contains("secret");
        assertThat(order).containsExactly("asked");
    }

    private static void type(PipedOutputStream fingers, String text) {
        try {
            fingers.write(text.getBytes(StandardCharsets.UTF_8));
            fingers.flush();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static Keyboard typed(String text) {
        return new Keyboard(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static String hidden(Keyboard keyboard) {
        return keyboard.nextHidden(LONG, () -> {}).orElseThrow();
    }
}
