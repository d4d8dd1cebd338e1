package io.cantianupgrade.contract;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.SecretRef;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A command that somebody else must run, because only they reach the node. It stands in a history, so it holds no secret: at
 * most the name of one.
 *
 * @param node where the command runs
 * @param text what it reads from its standard input; empty for nothing
 * @param secret read before {@code text}, as a line; resolved by whoever runs the command
 * @param limit after which the command is given up
 * @param read whether somebody reads the output from its beginning: then that comes back when not all of it can be carried, else
 *     its end
 */
public record Errand(
        ClusterSpec cluster,
        NodeId node,
        List<String> argv,
        String text,
        Optional<SecretRef> secret,
        Duration limit,
        boolean read) {

    /** A message to the Temporal service may have twice as much. */
    private static final int MOST = 1_000_000;

    /** @throws IllegalArgumentException when it is larger than a message may be */
    public Errand {
        argv = List.copyOf(argv);
        int size = argv.stream().mapToInt(Errand::size).sum() + size(text);
        if (size > MOST) {
            throw new IllegalArgumentException("an errand has at most " + MOST + " bytes, this one " + size);
        }
    }

    private static int size(String word) {
        return word.getBytes(StandardCharsets.UTF_8).length;
    }
}
