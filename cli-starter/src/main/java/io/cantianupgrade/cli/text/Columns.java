package io.cantianupgrade.cli.text;

import org.jline.utils.WCWidth;

/** How wide text is on a screen: a Chinese character takes two columns. */
public final class Columns {
    private Columns() {}

    public static int of(String text) {
        return text.codePoints()
                .map(point -> Math.max(0, WCWidth.wcwidth(point)))
                .sum();
    }

    /** With blanks behind it, so that it takes at least so many columns. */
    static String padded(String text, int columns) {
        return text + " ".repeat(Math.max(0, columns - of(text)));
    }

    /** The longest beginning that takes at most so many columns. */
    static String beginning(String text, int columns) {
        int at = 0;
        int taken = 0;
        while (at < text.length()) {
            int point = text.codePointAt(at);
            taken += Math.max(0, WCWidth.wcwidth(point));
            if (taken > columns) {
                break;
            }
            at += Character.charCount(point);
        }
        return text.substring(0, at);
    }
}
