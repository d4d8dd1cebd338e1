package io.cantianupgrade.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Optional;

/** Number of a node, as {@code node_id} in its {@code deploy_param.json}: 0 to 63. Node 0 is the lead node. */
public record NodeId(@JsonValue int number) implements Comparable<NodeId> {

    /** {@code CMS_MAX_NODE_COUNT} of the engine is 64. */
    public static final int HIGHEST = 63;

    public static final NodeId LEAD = new NodeId(0);

    @JsonCreator
    public NodeId {
        if (number < 0 || number > HIGHEST) {
            throw new IllegalArgumentException("a node id is a number from 0 to " + HIGHEST);
        }
    }

    public boolean isLead() {
        return number == 0;
    }

    @Override
    public int compareTo(NodeId other) {
        return Integer.compare(number, other.number);
    }

    /** The id as a key of a JSON object, where it is text. */
    public static NodeId valueOf(String number) {
        return new NodeId(Integer.parseInt(number));
    }

    /** Reads {@link #toString}; empty for every other text. */
    public static Optional<NodeId> named(String text) {
        return text.matches("node \\d{1,2}")
                ? Optional.of(valueOf(text.substring("node ".length())))
                : Optional.empty();
    }

    /** {@code node 0}, as people say it. */
    @Override
    public String toString() {
        return "node " + number;
    }
}
