package io.cantianupgrade.cli.command;

import io.cantianupgrade.model.NodeId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the number of a node from the command line. */
final class NodeNumber implements ITypeConverter<NodeId> {
    @Override
    public NodeId convert(String word) {
        if (!word.matches("\\d{1,2}") || Integer.parseInt(word) > NodeId.HIGHEST) {
            throw new TypeConversionException(
                    "'%s': a node is named by its number, 0 to %d".formatted(word, NodeId.HIGHEST));
        }
        return NodeId.valueOf(word);
    }
}
