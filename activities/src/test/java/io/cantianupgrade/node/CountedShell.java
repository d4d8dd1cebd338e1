package io.cantianupgrade.node;

import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.local.LocalShell;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.function.Consumer;

/** A real shell that counts what it is asked, and breaks like a connection when it is told to. */
final class CountedShell implements NodeShell {

    private final NodeShell real;
    int calls;
    boolean losesTheNextAnswer;
    boolean cutsTheNextInput;

    CountedShell(NodeSpec node) {
        this.real = new LocalShell(node);
    }

    @Override
    public NodeSpec node() {
        return real.node();
    }

    @Override
    public CommandResult run(Command command, Consumer<byte[]> heard) {
        calls++;
        if (cutsTheNextInput) {
            cutsTheNextInput = false;
            real.run(command.reading(out -> out.write(cut(command.input()))), bytes -> {});
            throw cutOff();
        }
        if (losesTheNextAnswer) {
            losesTheNextAnswer = false;
            real.run(command, bytes -> {});
            throw cutOff();
        }
        return real.run(command, heard);
    }

    private static byte[] cut(Input input) throws IOException {
        ByteArrayOutputStream whole = new ByteArrayOutputStream();
        input.writeTo(whole);
        return java.util.Arrays.copyOf(whole.toByteArray(), whole.size() - 1);
    }

    private ProblemException cutOff() {
        return NodeProblems.cutOff(real.node(), new IOException("the link is down"));
    }
}
