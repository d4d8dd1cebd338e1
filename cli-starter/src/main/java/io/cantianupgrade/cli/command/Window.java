package io.cantianupgrade.cli.command;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads when a maintenance window ends. */
final class Window implements ITypeConverter<LocalTime> {
    @Override
    public LocalTime convert(String text) {
        try {
            return LocalTime.parse(text.length() == 4 ? "0" + text : text);
        } catch (DateTimeParseException wrong) {
            throw new TypeConversionException("expected a time such as 05:30, found '%s'".formatted(text));
        }
    }

    /** The next time that the clock shows it. */
    static Instant end(LocalTime time, Clock clock) {
        ZonedDateTime now = ZonedDateTime.now(clock);
        ZonedDateTime today = now.with(time);
        return (today.isAfter(now) ? today : now.plusDays(1).with(time)).toInstant();
    }
}
