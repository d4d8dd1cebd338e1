package io.cantianupgrade.node.local;

import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.node.Capture;
import io.cantianupgrade.node.Command;
import io.cantianupgrade.node.CommandResult;
import io.cantianupgrade.node.NodeProblems;
import io.cantianupgrade.node.NodeShell;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** Runs commands as processes of this host: for a worker that runs on the node itself. */
public final class LocalShell implements NodeShell {

    /** What the worker itself was told: how to get into Temporal, which concerns no command. */
    private static final String OURS = "TEMPORAL_";

    private final NodeSpec node;
    private final Set<String> hidden;

    public LocalShell(NodeSpec node) {
        this(node, Set.of());
    }

    /** @param hidden variables of the worker's environment that hold secrets; no command gets them */
    public LocalShell(NodeSpec node, Set<String> hidden) {
        this.node = node;
        this.hidden = Set.copyOf(hidden);
    }

    @Override
    public NodeSpec node() {
        return node;
    }

    @Override
    public CommandResult run(Command command, Consumer<byte[]> heard) {
        try {
            ProcessBuilder builder = new ProcessBuilder(command.argv());
            builder.environment().keySet().removeIf(name -> name.startsWith(OURS) || hidden.contains(name));
            Process process = builder.start();
            Capture output = new Capture(heard);
            Capture errors = new Capture(bytes -> {});
            Thread out = reader(() -> output.readAll(process.getInputStream()));
            Thread err = reader(() -> errors.readAll(process.getErrorStream()));
            try (OutputStream in = process.getOutputStream()) {
                command.input().writeTo(in);
            } catch (IOException closedEarly) {
                // The command need not read its input; its exit code tells what became of it.
            }
            if (!process.waitFor(command.limit().toMillis(), TimeUnit.MILLISECONDS)) {
                process.destroyForcibly();
                throw NodeProblems.timedOut(node, command);
            }
            out.join();
            err.join();
            return new CommandResult(process.exitValue(), output.text(), errors.text());
        } catch (IOException e) {
            throw NodeProblems.unreachable(node, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw NodeProblems.unreachable(node, e);
        }
    }

    private static Thread reader(Reading reading) {
        Thread thread = new Thread(
                () -> {
                    try {
                        reading.read();
                    } catch (IOException pipeClosed) {
                        // The process is gone, and with it the pipe; what was read stands.
                    }
                },
                "output of a command");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private interface Reading {
        void read() throws IOException;
    }
}
