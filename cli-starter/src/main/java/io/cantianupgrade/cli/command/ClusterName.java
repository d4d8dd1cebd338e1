package io.cantianupgrade.cli.command;

import io.cantianupgrade.model.ClusterId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the name of a cluster from the command line. */
final class ClusterName implements ITypeConverter<ClusterId> {
    @Override
    public ClusterId convert(String word) {
        if (!ClusterId.FORM.matcher(word).matches()) {
            throw new TypeConversionException(
                    "'%s': a cluster name is 1 to 40 of a-z, 0-9 and -, beginning with a letter".formatted(word));
        }
        return new ClusterId(word);
    }
}
