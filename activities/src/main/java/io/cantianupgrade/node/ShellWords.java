package io.cantianupgrade.node;

import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The one place that turns words into a line of shell, for the protocol that knows nothing else. */
public final class ShellWords {

    /** In zsh, a word that begins with = is the path of a program. */
    private static final Pattern PLAIN = Pattern.compile("(?!=)[A-Za-z0-9_@%+=:,./-]+");

    private ShellWords() {}

    public static String line(List<String> argv) {
        return argv.stream().map(ShellWords::quote).collect(Collectors.joining(" "));
    }

    public static String quote(String word) {
        return PLAIN.matcher(word).matches() ? word : "'" + word.replace("'", "'\\''") + "'";
    }
}
