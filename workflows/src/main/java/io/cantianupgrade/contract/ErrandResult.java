package io.cantianupgrade.contract;

/**
 * How an errand's command ended.
 *
 * @param output at most {@value #MOST_OUTPUT} characters; what is more is cut at its beginning
 * @param errors at most {@value #MOST_ERRORS} characters, likewise
 */
public record ErrandResult(int exitCode, String output, String errors) {

    /** A character may need three bytes, and the Temporal service takes two megabytes. */
    static final int MOST_OUTPUT = 500_000;

    static final int MOST_ERRORS = 50_000;

    public ErrandResult {
        output = end(output, MOST_OUTPUT);
        errors = end(errors, MOST_ERRORS);
    }

    private static String end(String text, int most) {
        return text.length() <= most ? text : text.substring(text.length() - most);
    }
}
