package io.cantianupgrade.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A release's version exactly as {@code versions.yml} spells it, such as {@code 24.12.B032} or {@code 24.06.SP1.B010}.
 *
 * <p>It begins with two or three numbers; what follows is the build. Two versions are the same only when they are spelled
 * the same, as the vendor's scripts compare text.
 */
public record Version(@JsonValue String text) {

    private static final Pattern FORM =
            Pattern.compile("(\\d{1,4})\\.(\\d{1,4})(?:\\.(\\d{1,4}))?((?:\\.[A-Za-z][A-Za-z0-9]*)*)");

    @JsonCreator
    public Version {
        if (!FORM.matcher(text).matches()) {
            throw new IllegalArgumentException("'" + text + "' is no version such as 25.06.B001");
        }
    }

    /** Whether {@link #Version} would take this text. */
    public static boolean isOne(String text) {
        return FORM.matcher(text).matches();
    }

    /**
     * The three numbers that the cluster's version is raised to: a version of two numbers gets a 0, one of three is used as
     * it is. The vendor always appends a 0 and so calls {@code cms} with four numbers for {@code 3.0.0.B038} (T-05).
     */
    public ClusterVersion clusterVersion() {
        Matcher numbers = FORM.matcher(text);
        if (!numbers.matches()) {
            throw new IllegalStateException(text);
        }
        int revision = numbers.group(3) == null ? 0 : Integer.parseInt(numbers.group(3));
        return new ClusterVersion(Integer.parseInt(numbers.group(1)), Integer.parseInt(numbers.group(2)), revision);
    }

    @Override
    public String toString() {
        return text;
    }
}
