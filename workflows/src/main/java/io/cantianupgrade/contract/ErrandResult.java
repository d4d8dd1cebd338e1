package io.cantianupgrade.contract;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * How an errand's command ended.
 *
 * @param printed on its standard output, byte by byte; at most {@value #MOST_OUTPUT} of them
 * @param cut whether it printed more
 * @param errors at most {@value #MOST_ERRORS} characters; what is more is cut at its beginning
 */
@SuppressWarnings("ArrayRecordComponent") // Nobody compares results.
public record ErrandResult(int exitCode, byte[] printed, boolean cut, String errors) {

    /** They travel as text of a third more, and the Temporal service takes two megabytes. */
    public static final int MOST_OUTPUT = 1_000_000;

    static final int MOST_ERRORS = 50_000;

    /** @throws IllegalArgumentException when more is printed than may be */
    public ErrandResult {
        printed = printed == null ? new byte[0] : printed;
        if (printed.length > MOST_OUTPUT) {
            throw new IllegalArgumentException(
                    "an errand has at most " + MOST_OUTPUT + " bytes, this one " + printed.length);
        }
        errors = errors.length() <= MOST_ERRORS ? errors : errors.substring(errors.length() - MOST_ERRORS);
    }

    /** The same for an output of which the end matters, when not all of it can be carried. */
    public static ErrandResult endOf(int exitCode, String output, String errors) {
        byte[] all = output.getBytes(StandardCharsets.UTF_8);
        int from = Math.max(0, all.length - MOST_OUTPUT);
        return new ErrandResult(exitCode, Arrays.copyOfRange(all, from, all.length), from > 0, errors);
    }

    /** As UTF-8; a byte that is none becomes the replacement character. */
    public String output() {
        return new String(printed, StandardCharsets.UTF_8);
    }
}
