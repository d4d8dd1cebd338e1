package io.cantianupgrade.rolling;

import java.util.Locale;

/** The word in {@code cluster_status.txt} (F11): where a rolling upgrade of the cluster is. */
public enum ClusterWord {
    ABSENT,
    ROLLUP,
    PREPARED,
    COMMIT,
    NORMAL,
    ROLLDOWN,
    /** There is a file, and what it says is no word. That is not the same as no file: nothing may be decided on it. */
    UNREADABLE;

    /** @param text of the file; NULs, with which some nodes pad it, and blanks do not count */
    public static ClusterWord parse(String text) {
        return Words.parse(ClusterWord.class, text, UNREADABLE);
    }

    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
