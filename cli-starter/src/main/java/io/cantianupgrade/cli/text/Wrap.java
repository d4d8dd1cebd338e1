package io.cantianupgrade.cli.text;

import java.util.ArrayList;
import java.util.List;

/** Breaks text into lines of the screen. */
final class Wrap {
    static final int WIDTH = 80;

    private Wrap() {}

    /** {@code head} and then {@code text}; further lines begin below the text. A word that is too long stays whole. */
    static List<String> after(String head, String text) {
        List<String> lines = new ArrayList<>();
        String indent = " ".repeat(head.length());
        StringBuilder line = new StringBuilder(head);
        boolean empty = true;
        for (String word : text.strip().split("\\s+")) {
            if (!empty && line.length() + 1 + word.length() > WIDTH) {
                lines.add(line.toString());
                line = new StringBuilder(indent);
                empty = true;
            }
            line.append(empty ? "" : " ").append(word);
            empty = false;
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    /** At most 80 columns; what is cut off is marked. */
    static String cut(String line) {
        return line.length() <= WIDTH ? line : line.substring(0, WIDTH - 2) + "..";
    }

    /** {@code left} and {@code right} at both ends of a line, or with two blanks between when there is no room. */
    static String apart(String left, String right) {
        int gap = Math.max(2, WIDTH - left.length() - right.length());
        return (left + " ".repeat(gap) + right).stripTrailing();
    }
}
