package io.cantianupgrade.simulator.host;

import java.util.ArrayList;
import java.util.List;

/**
 * A bridge that hosts are plugged into.
 *
 * @param enter the words before a command that reach the network that the bridge is part of
 */
record Bridge(String name, List<String> enter) {

    /** Lines for {@code ip}. */
    void ip(String lines) {
        Machine.run(words("ip", "-batch", "-"), lines);
    }

    List<String> words(String... command) {
        List<String> words = new ArrayList<>(enter);
        words.addAll(List.of(command));
        return words;
    }
}
