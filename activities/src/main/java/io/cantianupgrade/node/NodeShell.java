package io.cantianupgrade.node;

import io.cantianupgrade.cluster.NodeSpec;
import java.util.function.Consumer;

/**
 * A way to run commands on one node. Every method throws {@link io.cantianupgrade.model.ProblemException} when the node
 * cannot be reached, refuses the login, or does not answer within the command's limit; a command that ends, however badly,
 * is a result.
 */
public interface NodeShell {

    /** The node that this shell leads to. */
    NodeSpec node();

    default CommandResult run(Command command) {
        return run(command, bytes -> {});
    }

    /**
     * @param heard gets the standard output piece by piece as it comes, from its beginning, in another thread; it must not throw
     * @throws CutOff when {@code heard} cannot get all of it
     */
    CommandResult run(Command command, Consumer<byte[]> heard);
}
