package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.file.TimeOfDay;
import java.time.LocalTime;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * When a maintenance window ends, as it is typed.
 *
 * @param time empty when there shall be no window this time, whatever the cluster file says
 */
record WindowEnd(Optional<LocalTime> time) {
    private static final String NONE = "none";

    /** Reads it. */
    static final class Typed implements ITypeConverter<WindowEnd> {
        @Override
        public WindowEnd convert(String text) {
            if (text.equals(NONE)) {
                return new WindowEnd(Optional.empty());
            }
            return TimeOfDay.of(text)
                    .map(time -> new WindowEnd(Optional.of(time)))
                    .orElseThrow(() -> new TypeConversionException(
                            "expected a time from 00:00 to 23:59, such as 05:30, or none, found '%s'".formatted(text)));
        }
    }
}
