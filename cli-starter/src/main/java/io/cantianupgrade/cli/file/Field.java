package io.cantianupgrade.cli.file;

import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What a field of the cluster file must look like.
 *
 * @param expected in words, after "expected"
 * @param example a line that would be right
 * @param secret whether a wrong value must not be shown, because it may be a password
 */
record Field(String key, String expected, String example, boolean secret, Predicate<String> form) {
    static Field text(String key, String expected, String example, String regex) {
        return new Field(key, expected, example, false, Pattern.compile(regex).asMatchPredicate());
    }

    static Field number(String key, int lowest, int highest, String example) {
        String expected = "a number from %d to %d".formatted(lowest, highest);
        return new Field(key, expected, example, false, text -> isBetween(text, lowest, highest));
    }

    String remedy() {
        return example(example);
    }

    static String example(String line) {
        return "for example  " + line;
    }

    boolean fits(String text) {
        return form.test(text);
    }

    private static boolean isBetween(String text, int lowest, int highest) {
        if (!text.matches("\\d{1,6}")) {
            return false;
        }
        int number = Integer.parseInt(text);
        return number >= lowest && number <= highest;
    }
}
