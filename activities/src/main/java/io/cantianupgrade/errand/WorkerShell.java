package io.cantianupgrade.errand;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.contract.Errand;
import io.cantianupgrade.contract.ErrandResult;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.SecretRef;
import io.cantianupgrade.node.Command;
import io.cantianupgrade.node.CommandResult;
import io.cantianupgrade.node.CutOff;
import io.cantianupgrade.node.Input;
import io.cantianupgrade.node.NodeProblems;
import io.cantianupgrade.node.NodeShell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Runs commands on a node by errands to another worker.
 *
 * <p>A secret never travels: its name does, and the other worker resolves it. Any other input than text is refused with an {@link
 * IllegalArgumentException}: a file is brought to a node by that node's own worker.
 */
final class WorkerShell implements NodeShell {

    private final Errands errands;
    private final ClusterSpec cluster;
    private final NodeId node;

    WorkerShell(Errands errands, ClusterSpec cluster, NodeId node) {
        this.errands = errands;
        this.cluster = cluster;
        this.node = node;
    }

    @Override
    public NodeSpec node() {
        return cluster.node(node);
    }

    /** Of an output of more than an errand carries it has the end. */
    @Override
    public CommandResult run(Command command) {
        return ended(errands.run(errand(command, false)));
    }

    /**
     * {@code heard} gets everything at the end.
     *
     * @throws CutOff when it is more than an errand carries; {@code heard} has got the beginning of it then
     */
    @Override
    public CommandResult run(Command command, Consumer<byte[]> heard) {
        ErrandResult result = errands.run(errand(command, true));
        if (result.printed().length > 0) {
            heard.accept(result.printed());
        }
        if (result.cut()) {
            throw NodeProblems.moreThanCarried(node(), command, ErrandResult.MOST_OUTPUT);
        }
        return ended(result);
    }

    private static CommandResult ended(ErrandResult result) {
        return new CommandResult(result.exitCode(), result.output(), result.errors());
    }

    private Errand errand(Command command, boolean read) {
        boolean ended = command.input() instanceof Input.Ended;
        Input input = command.input() instanceof Input.Ended dotted ? dotted.before() : command.input();
        Optional<SecretRef> secret = Optional.empty();
        String text = "";
        if (input instanceof Input.SecretLine line) {
            secret = Optional.of(line.secret()
                    .reference()
                    .orElseThrow(() -> new IllegalArgumentException("a secret without a name cannot be sent for")));
        } else if (input == Input.NONE || input instanceof Input.Text) {
            text = written(input);
        } else {
            throw new IllegalArgumentException("only text can be sent to " + node + " with an errand");
        }
        return new Errand(cluster, node, command.argv(), ended ? text + "." : text, secret, command.limit(), read);
    }

    private static String written(Input input) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            input.writeTo(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e); // Memory has no input or output that could fail.
        }
        return out.toString(StandardCharsets.UTF_8);
    }
}
