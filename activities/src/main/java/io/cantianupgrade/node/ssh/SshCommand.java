package io.cantianupgrade.node.ssh;

import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.node.Capture;
import io.cantianupgrade.node.Command;
import io.cantianupgrade.node.CommandResult;
import io.cantianupgrade.node.NodeProblems;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import net.schmizz.sshj.connection.channel.direct.Session;

/**
 * One command in one session.
 *
 * @param line what the login shell gets
 */
record SshCommand(NodeSpec node, String line, Command command, ExecutorService readers) {

    /** @throws IOException when the connection breaks: nobody knows how far the command came */
    CommandResult run(Session session, Consumer<byte[]> heard) throws IOException {
        Session.Command running = session.exec(line);
        Capture output = new Capture(heard);
        Capture errors = new Capture(bytes -> {});
        AtomicReference<IOException> unread = new AtomicReference<>();
        CompletableFuture<Void> everything = CompletableFuture.allOf(
                reading(() -> output.readAll(running.getInputStream())),
                reading(() -> errors.readAll(running.getErrorStream())),
                reading(() -> feed(running, unread)));
        try {
            everything.get(command.limit().toMillis(), TimeUnit.MILLISECONDS);
            running.join(command.limit().toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw NodeProblems.timedOut(node, command);
        } catch (ExecutionException e) {
            throw new IOException(e.getCause().getMessage(), e.getCause());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
        if (running.getExitStatus() == null) {
            throw new IOException("the connection ended before the command did");
        }
        String cutOff = running.getExitStatus() == 0 || unread.get() == null
                ? ""
                : "its input ended early: " + unread.get().getMessage() + "\n";
        return new CommandResult(running.getExitStatus(), output.text(), errors.text() + cutOff);
    }

    /** A command need not read its input; its exit code tells what became of it. */
    private void feed(Session.Command running, AtomicReference<IOException> unread) {
        try (OutputStream in = running.getOutputStream()) {
            command.input().writeTo(in);
            in.flush(); // closing alone would drop what the other side has no room for yet
        } catch (IOException closedEarly) {
            unread.set(closedEarly);
        }
    }

    private CompletableFuture<Void> reading(Transfer transfer) {
        return CompletableFuture.runAsync(
                () -> {
                    try {
                        transfer.run();
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                },
                readers);
    }

    private interface Transfer {
        void run() throws IOException;
    }
}
