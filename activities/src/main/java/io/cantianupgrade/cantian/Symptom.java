package io.cantianupgrade.cantian;

import io.cantianupgrade.model.ProblemCode;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * A line by which one of the release's failures is recognised.
 *
 * @param shows the line as the release prints it; {@code …} stands for any text
 * @param remedy what to do; commands in it can be pasted
 */
public record Symptom(String shows, Rank rank, ProblemCode code, String remedy) {

    /** What a line is worth when a log has several that are known. */
    public enum Rank {
        /** Says why it failed. */
        CAUSE,
        /** Says that something failed; the reason, when it is known, stands elsewhere. */
        CONSEQUENCE
    }

    static Symptom cause(String shows, ProblemCode code, String remedy) {
        return new Symptom(shows, Rank.CAUSE, code, remedy);
    }

    static Symptom consequence(String shows, ProblemCode code, String remedy) {
        return new Symptom(shows, Rank.CONSEQUENCE, code, remedy);
    }

    boolean isSeenIn(String line) {
        return pattern().matcher(line).find();
    }

    private Pattern pattern() {
        String parts = Arrays.stream(shows.split("…", -1)).map(Pattern::quote).collect(Collectors.joining(".*"));
        return Pattern.compile(parts, Pattern.CASE_INSENSITIVE);
    }
}
