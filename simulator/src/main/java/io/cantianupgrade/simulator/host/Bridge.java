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

    /** A hardware address that goes with an IP address: one that changed would not be believed for a while. */
    static String hardware(String address) {
        StringBuilder text = new StringBuilder("02:00");
        for (String part : address.split("[.]")) {
            text.append(":%02x".formatted(Integer.parseInt(part)));
        }
        return text.toString();
    }

    List<String> words(String... command) {
        List<String> words = new ArrayList<>(enter);
        words.addAll(List.of(command));
        return words;
    }
}
