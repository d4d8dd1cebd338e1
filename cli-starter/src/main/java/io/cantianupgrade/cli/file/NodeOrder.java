package io.cantianupgrade.cli.file;

import io.cantianupgrade.model.NodeId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The order in which the nodes are upgraded, as it is typed: {@code 1,0}.
 *
 * @param ids as they were typed, whether or not the cluster has such nodes
 */
public record NodeOrder(List<NodeId> ids) {
    public NodeOrder {
        ids = List.copyOf(ids);
    }

    /** Empty when the text is no list of ids. */
    public static Optional<NodeOrder> of(String text) {
        if (!text.matches("\\s*\\d{1,2}(\\s*,\\s*\\d{1,2})*\\s*")) {
            return Optional.empty();
        }
        List<Integer> numbers = Arrays.stream(text.split(","))
                .map(word -> Integer.valueOf(word.strip()))
                .toList();
        return numbers.stream().allMatch(number -> number <= NodeId.HIGHEST)
                ? Optional.of(new NodeOrder(numbers.stream().map(NodeId::new).toList()))
                : Optional.empty();
    }

    /** Whether it names each of the nodes once, and no other. */
    public boolean isOf(List<NodeId> nodes) {
        return ids.size() == nodes.size() && new HashSet<>(ids).equals(new HashSet<>(nodes));
    }

    /** What an order of these nodes must be, after "expected". */
    public static String expected(List<NodeId> nodes) {
        return "each of the nodes %s once".formatted(words(nodes, ", "));
    }

    /** An order of these nodes that is not the usual one. */
    public static String example(List<NodeId> nodes) {
        List<NodeId> backwards = new ArrayList<>(nodes);
        Collections.reverse(backwards);
        return words(backwards, ",");
    }

    private static String words(List<NodeId> nodes, String comma) {
        return nodes.stream().map(node -> Integer.toString(node.number())).collect(Collectors.joining(comma));
    }
}
