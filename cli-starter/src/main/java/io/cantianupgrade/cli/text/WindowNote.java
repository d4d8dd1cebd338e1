package io.cantianupgrade.cli.text;

import java.util.List;

/** What stands below a plan of its maintenance window. */
public final class WindowNote {
    private WindowNote() {}

    /** @param said until when, and who says so */
    public static List<String> lines(String said) {
        return Wrap.after(Wrap.label("  ", "window", 9), said);
    }
}
