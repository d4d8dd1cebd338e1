package io.cantianupgrade.cli.file;

import java.time.LocalTime;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A time of day as people write it: hours of 24 and minutes, {@code 05:30} or {@code 5:30}. */
public final class TimeOfDay {
    private static final Pattern FORM = Pattern.compile("([01]?\\d|2[0-3]):([0-5]\\d)");

    private TimeOfDay() {}

    /** Empty when it is none. */
    public static Optional<LocalTime> of(String text) {
        Matcher matcher = FORM.matcher(text);
        return matcher.matches()
                ? Optional.of(LocalTime.of(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))))
                : Optional.empty();
    }
}
