package io.cantianupgrade.cli.command;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the id of a plan from the command line. */
final class PlanId implements ITypeConverter<String> {
    @Override
    public String convert(String word) {
        if (!word.matches("[0-9a-f]{10}")) {
            throw new TypeConversionException(
                    "'%s': the id of a plan is 10 of 0-9 and a-f; cantian-upgrade plan shows it".formatted(word));
        }
        return word;
    }
}
