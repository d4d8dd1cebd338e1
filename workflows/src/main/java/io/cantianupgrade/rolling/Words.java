package io.cantianupgrade.rolling;

import java.util.Locale;

/** Reads a word of a status file. */
final class Words {

    private static final String ABSENT = "ABSENT";
    private static final String UNREADABLE = "UNREADABLE";

    private Words() {}

    static <W extends Enum<W>> W parse(Class<W> words, String text, W unreadable) {
        String word = text.replace("\0", "").strip();
        String name = word.toUpperCase(Locale.ROOT);
        boolean known = word.matches("[a-z_]+") && !name.equals(ABSENT) && !name.equals(UNREADABLE);
        for (W candidate : words.getEnumConstants()) {
            if (known && candidate.name().equals(name)) {
                return candidate;
            }
        }
        return unreadable;
    }
}
