package io.cantianupgrade.rolling;

import java.util.Locale;

/** The word in {@code node<N>_status.txt} (F12): where one node is in a rolling upgrade. */
public enum NodeWord {
    ABSENT,
    ROLLUP,
    ROLLUP_SUCCESS,
    ROLLDOWN,
    ROLLDOWN_SUCCESS,
    /** There is a file, and what it says is no word. That is not the same as no file: nothing may be decided on it. */
    UNREADABLE;

    /** @param text of the file; NULs, with which some nodes pad it (T-44), and blanks do not count */
    public static NodeWord parse(String text) {
        return Words.parse(NodeWord.class, text, UNREADABLE);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Somebody has begun with the node and is not through: it goes first, whatever else is wanted (R16). */
    public boolean unfinished() {
        return this == ROLLUP || this == ROLLDOWN;
    }
}
