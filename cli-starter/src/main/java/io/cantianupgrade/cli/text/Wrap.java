package io.cantianupgrade.cli.text;

import static io.cantianupgrade.cli.language.Translation.tr;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Breaks text into lines of the screen. */
public final class Wrap {
    static final int WIDTH = 80;

    /** What is never broken: a word, or a Chinese character with the marks that belong to it. */
    private static final Pattern PIECE =
            Pattern.compile("[（“【]*(?:[\\p{IsHan}]|[^\\s\\p{IsHan}，。；：、！？）”】（“【]+)?[，。；：、！？）”】]*");

    /** A line's head, below the end of which its text goes on: {@code "  do    "}, {@code "02:14:07  "}. */
    private static final Pattern HEAD = Pattern.compile("^ *(?:\\S+ {2,})?");

    /** A line to type, and what it does. */
    private static final Pattern COMMAND = Pattern.compile("( {4}cantian-upgrade .*?) {2,}(\\S.*)");

    private Wrap() {}

    /** {@code head} and then {@code text}; further lines begin below the text. A word that is too long stays whole. */
    static List<String> after(String head, String text) {
        return after(head, text, WIDTH);
    }

    /** {@code "  do    "}: what the text behind it is, six columns wide. */
    static String label(String indent, String word) {
        return label(indent, word, 6);
    }

    /** The same with so many columns for the word. */
    static String label(String indent, String word, int columns) {
        return indent + Columns.padded(tr(word), columns);
    }

    /**
     * A line for a terminal that is narrower than the screens: broken, and its text goes on below itself. Anywhere else, and where
     * it fits, it stays as it is, and so does JSON: it is for programs.
     */
    public static List<String> within(int columns, String line) {
        if (columns >= WIDTH || Columns.of(line) <= columns || line.startsWith("{")) {
            return List.of(line);
        }
        Matcher command = COMMAND.matcher(line);
        if (command.matches()) {
            List<String> lines = new ArrayList<>(List.of(command.group(1)));
            lines.addAll(after("      ", command.group(2), columns));
            return lines;
        }
        Matcher matcher = HEAD.matcher(line);
        String head = matcher.find() && Columns.of(matcher.group()) < columns / 2 ? matcher.group() : "";
        return after(head, line.substring(head.length()), columns);
    }

    private static List<String> after(String head, String text, int width) {
        List<String> lines = new ArrayList<>();
        String indent = " ".repeat(Columns.of(head));
        StringBuilder line = new StringBuilder(head);
        boolean empty = true;
        for (String word : text.strip().split("\\s+")) {
            String gap = empty ? "" : " ";
            for (String piece : pieces(word)) {
                if (!empty && Columns.of(line + gap + piece) > width) {
                    lines.add(line.toString());
                    line = new StringBuilder(indent);
                    gap = "";
                }
                line.append(gap).append(piece);
                gap = "";
                empty = false;
            }
        }
        lines.add(line.toString().stripTrailing());
        return lines;
    }

    private static List<String> pieces(String word) {
        return PIECE.matcher(word)
                .results()
                .map(MatchResult::group)
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    /** At most so many columns; what is cut off is marked. */
    static String cut(String line, int columns) {
        return Columns.of(line) <= columns ? line : Columns.beginning(line, columns - 2) + "..";
    }

    /** {@code left} and {@code right} at both ends of a line, or with two blanks between when there is no room. */
    static String apart(String left, String right) {
        int gap = Math.max(2, WIDTH - Columns.of(left) - Columns.of(right));
        return (left + " ".repeat(gap) + right).stripTrailing();
    }
}
