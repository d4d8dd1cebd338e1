package io.cantianupgrade.cli.language;

import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** English sentences in a Chinese text: four small words in a row. What is typed, pasted or quoted is none. */
public final class EnglishLeft {
    private static final Pattern TYPED = Pattern.compile("cantian-upgrade [a-z -]+|'[^']*'|\"[^\"]*\"|\\([^)]*\\)");
    private static final Pattern SENTENCE = Pattern.compile("\\b[a-z]+(?: [a-z]+){3,}\\b");

    private EnglishLeft() {}

    public static List<String> in(String text) {
        return SENTENCE.matcher(TYPED.matcher(text).replaceAll(""))
                .results()
                .map(MatchResult::group)
                .toList();
    }
}
