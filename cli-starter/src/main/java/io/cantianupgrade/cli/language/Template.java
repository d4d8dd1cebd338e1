package io.cantianupgrade.cli.language;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A message with places to be filled, in English and in another language; recognises what was made of the English one. */
final class Template {
    static final Pattern CONVERSION = Pattern.compile("%(?:(\\d+)\\$)?[-#+ 0,(]*\\d*(?:\\.\\d+)?([a-zA-Z%])");

    private static final Pattern HAN_BLANK_HAN = Pattern.compile("(?<=[\\p{IsHan}）]) (?=\\p{IsHan})");

    private static final Pattern WORD = Pattern.compile("[A-Za-z]{2,}");

    /** With fewer letters of its own a template says too little to be recognised by them alone. */
    private static final int STRONG = 5;

    private final Pattern english;
    private final List<Integer> places = new ArrayList<>();
    private final String other;
    private final String first;
    private final String last;
    private final String longest;
    private final int letters;
    private final long words;
    private final int characters;

    Template(String english, String other) {
        StringBuilder pattern = new StringBuilder();
        List<String> literals = new ArrayList<>();
        Matcher conversion = CONVERSION.matcher(english);
        int from = 0;
        while (conversion.find()) {
            literal(english.substring(from, conversion.start()), pattern, literals);
            pattern.append(place(conversion));
            from = conversion.end();
        }
        literal(english.substring(from), pattern, literals);
        this.english = Pattern.compile(pattern.toString(), Pattern.DOTALL);
        this.other = CONVERSION.matcher(other).replaceAll(Template::asText);
        this.first = literals.get(0);
        this.last = literals.get(literals.size() - 1);
        this.longest = literals.stream().reduce("", (a, b) -> b.length() > a.length() ? b : a);
        this.words = WORD.matcher(String.join(" ", literals)).results().count();
        this.characters = String.join("", literals).length();
        this.letters = (int)
                String.join("", literals).chars().filter(Character::isLetter).count();
    }

    private static void literal(String text, StringBuilder pattern, List<String> literals) {
        pattern.append(Pattern.quote(text));
        literals.add(text);
    }

    /** What a place may hold, by what is put there. */
    private String place(Matcher conversion) {
        String kind = conversion.group(2);
        if (kind.equals("%") || kind.equals("n")) {
            return kind.equals("n") ? "\\R" : "%";
        }
        places.add(conversion.group(1) == null ? places.size() : Integer.parseInt(conversion.group(1)) - 1);
        return switch (kind) {
            case "d" -> "\\s*(-?[\\d,]+)\\s*";
            case "f" -> "\\s*(-?[\\d,.]+)\\s*";
            default -> "(.*?)";
        };
    }

    /** Numbers were made text already. */
    private static String asText(MatchResult conversion) {
        String index = conversion.group(1) == null ? "" : conversion.group(1) + "\\$";
        return Set.of("%", "n", "s").contains(conversion.group(2))
                ? Matcher.quoteReplacement(conversion.group())
                : "%" + index + "s";
    }

    /** How much a text says of its own that is made of it. */
    int letters() {
        return letters;
    }

    int characters() {
        return characters;
    }

    /** Whether the values stand in another order. */
    boolean reorders() {
        return other.contains("$");
    }

    /** Whether its own words are enough to know it by; a single one is, where it is a heading: {@code unpacked: %s}. */
    boolean strong() {
        return letters >= STRONG && (words > 1 || (first.endsWith(": ") && letters > STRONG));
    }

    /** What stands in the places of the text; empty when the text was not made of this. */
    Optional<List<String>> filledWith(String text) {
        if (!text.startsWith(first) || !text.endsWith(last) || !text.contains(longest)) {
            return Optional.empty();
        }
        Matcher matcher = english.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        String[] found =
                new String[places.stream().mapToInt(place -> place + 1).max().orElse(0)];
        for (int group = 0; group < places.size(); group++) {
            found[places.get(group)] = matcher.group(group + 1);
        }
        return Optional.of(List.of(found));
    }

    String inOther(List<String> filling) {
        return closed(other.formatted(filling.toArray()));
    }

    /** Without the blank that stood around a Latin value, where a Chinese one has taken its place. */
    static String closed(String text) {
        return HAN_BLANK_HAN.matcher(text).replaceAll("");
    }
}
