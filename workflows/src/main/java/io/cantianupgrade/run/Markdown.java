package io.cantianupgrade.run;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Words as the Web UI's Markdown takes them. */
final class Markdown {

    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss 'UTC'", Locale.ROOT).withZone(ZoneOffset.UTC);

    /** The Web UI sets cells of a table without a gap, and strips other blanks. */
    private static final String GAP = "\u00a0\u00a0";

    private Markdown() {}

    /** One line that reads as it was written: nothing of it is markup, and it breaks no row of a table. */
    static String text(String words) {
        return words.strip().replaceAll("\\s*\\R\\s*", " ").replaceAll("[\\\\`*_|<>\\[\\]#~&]", "\\\\$0");
    }

    /** One line to be pasted. Elsewhere the Web UI sets quotes and dashes as a printer would, which no shell takes. */
    static String code(String words) {
        String fence = "`";
        while (words.contains(fence)) {
            fence += "`";
        }
        String gap = fence.length() > 1 ? " " : "";
        return fence + gap + words.strip() + gap + fence;
    }

    /** {@code 02:14:07 UTC}. */
    static String clock(Instant instant) {
        return CLOCK.format(instant);
    }

    /** @param cells Markdown already */
    static String row(String... cells) {
        return "| " + String.join(GAP + " | ", cells) + " |\n";
    }

    static int bytes(CharSequence text) {
        return text.toString().getBytes(StandardCharsets.UTF_8).length;
    }

    /** The beginning of it, in that many bytes of UTF-8 at most. */
    static String cut(String text, int most) {
        int end = 0;
        for (int taken = 0; end < text.length(); ) {
            int character = text.codePointAt(end);
            taken += bytes(Character.toString(character));
            if (taken > most) {
                break;
            }
            end += Character.charCount(character);
        }
        return text.substring(0, end);
    }
}
