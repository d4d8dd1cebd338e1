package io.cantianupgrade.cli.text;

import io.cantianupgrade.plan.PlanText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Pattern;

/** Now, where the operator is: says times as a clock on the wall would. */
public record Moment(Instant now, ZoneId zone) {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT);
    private static final DateTimeFormatter DAY_AND_TIME = DateTimeFormatter.ofPattern("MM-dd HH:mm:ss", Locale.ROOT);

    private static final Pattern INSTANT = Pattern.compile("\\d{4}-\\d\\d-\\d\\dT[\\d:.]+Z");

    /** {@code 02:14:07}, with month and day in front when it is not today. */
    public String clock(Instant instant) {
        LocalDate today = now.atZone(zone).toLocalDate();
        boolean isToday = instant.atZone(zone).toLocalDate().equals(today);
        return (isToday ? TIME : DAY_AND_TIME).withZone(zone).format(instant);
    }

    /** How long ago it was: {@code 3m12s}. */
    public String since(Instant instant) {
        return length(Duration.between(instant, now));
    }

    /** How long it is till then: {@code 3m12s}; nothing once it is past. */
    public String until(Instant instant) {
        return length(Duration.between(now, instant));
    }

    /** The text, with each moment in it as the clock here shows it: {@code 2026-01-01T05:30:00Z} may be {@code 13:30:00}. */
    String local(String text) {
        return INSTANT.matcher(text).replaceAll(found -> clock(Instant.parse(found.group())));
    }

    static String length(Duration duration) {
        return PlanText.length(duration.isNegative() ? Duration.ZERO : duration);
    }
}
