package io.cantianupgrade.cli.file;

import com.fasterxml.jackson.core.JsonProcessingException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What the parser stumbled over, in words for the operator. */
record NotYaml(int line, String instead, String remedy) {

    private static final Pattern PLACE = Pattern.compile("line (\\d+), column");

    static NotYaml of(JsonProcessingException failure) {
        String message = failure.getOriginalMessage();
        return new NotYaml(lineOf(failure, message), words(message), remedy(message));
    }

    /** The parser names where a construct began, and then where it broke. */
    private static int lineOf(JsonProcessingException failure, String message) {
        int line = failure.getLocation() == null
                ? 1
                : Math.max(1, failure.getLocation().getLineNr());
        Matcher place = PLACE.matcher(message);
        while (place.find()) {
            line = Integer.parseInt(place.group(1));
        }
        return line;
    }

    private static String words(String message) {
        if (message.contains("TAB")) {
            return "a tab as indentation";
        }
        if (message.startsWith("Expected a field name")) {
            return "a group or a list as the name of a field";
        }
        if (message.contains("nesting depth")) {
            return "lists or groups in each other without end";
        }
        if (message.contains("special characters")) {
            return "a character that no text has";
        }
        return message.lines()
                .filter(line -> !line.startsWith("while ") && !line.startsWith(" "))
                .findFirst()
                .map(line -> "something else: " + line.replace("<stream end>", "the end of the file"))
                .orElse("something else");
    }

    private static String remedy(String message) {
        return message.contains("TAB")
                ? "indent with blanks, not with tabs"
                : "look at quotes, colons and indentation there";
    }
}
