package io.cantianupgrade.cli.text;

import java.util.List;
import java.util.regex.Pattern;

/** Colours of the words that matter, for terminals; the words say the same without. */
public final class Paint {
    private static final String RESET = "\u001b[0m";
    private static final List<Colour> COLOURS = List.of(
            new Colour("\u001b[32m", Pattern.compile("\\b(COMMITTED|PREPARED|done)\\b|：完成")),
            new Colour("\u001b[33m", Pattern.compile("\\b(ASKING|STOPPED|WARN|asks)\\b|询问(?=：)")),
            new Colour("\u001b[31m", Pattern.compile("\\b(HOLDING|REFUSED|FAIL|no way back)\\b|不可回退")),
            new Colour("\u001b[36m", Pattern.compile("cantian-upgrade [a-z]+[^.;,()]*?(?=  |$)")));

    private Paint() {}

    public static String line(String text) {
        String painted = text;
        for (Colour colour : COLOURS) {
            painted = colour.words().matcher(painted).replaceAll(colour.code() + "$0" + RESET);
        }
        return painted;
    }

    private record Colour(String code, Pattern words) {}
}
