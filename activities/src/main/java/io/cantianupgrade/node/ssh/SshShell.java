package io.cantianupgrade.node.ssh;

import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.node.Capture;
import io.cantianupgrade.node.Command;
import io.cantianupgrade.node.CommandResult;
import io.cantianupgrade.node.NodeProblems;
import io.cantianupgrade.node.NodeShell;
import io.cantianupgrade.node.ShellWords;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.direct.Session;

/** Runs commands on one node over one SSH connection, which is opened when needed and opened again when it broke. */
final class SshShell implements NodeShell, AutoCloseable {

    /** OpenSSH allows 10 sessions a connection by default. */
    private static final int SESSIONS = 8;

    private final NodeSpec node;
    private final SshSpec ssh;
    private final ExecutorService readers;
    private final Semaphore sessions = new Semaphore(SESSIONS);
    private Optional<SSHClient> connection = Optional.empty();

    SshShell(NodeSpec node, SshSpec ssh, ExecutorService readers) {
        this.node = node;
        this.ssh = ssh;
        this.readers = readers;
    }

    @Override
    public NodeSpec node() {
        return node;
    }

    @Override
    public CommandResult run(Command command, Consumer<byte[]> heard) {
        sessions.acquireUninterruptibly();
        try (Session session = connected().startSession()) {
            return run(session, command, heard);
        } catch (IOException e) {
            drop();
            throw NodeProblems.unreachable(node, e);
        } finally {
            sessions.release();
        }
    }

    private CommandResult run(Session session, Command command, Consumer<byte[]> heard) throws IOException {
        Session.Command running = session.exec(ShellWords.line(command.argv()));
        Capture output = new Capture(heard);
        Capture errors = new Capture(bytes -> {});
        CompletableFuture<Void> everything = CompletableFuture.allOf(
                reading(() -> output.readAll(running.getInputStream())),
                reading(() -> errors.readAll(running.getErrorStream())),
                reading(() -> feed(command, running)));
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
        return new CommandResult(running.getExitStatus(), output.text(), errors.text());
    }

    private static void feed(Command command, Session.Command running) {
        try (OutputStream in = running.getOutputStream()) {
            command.input().writeTo(in);
        } catch (IOException closedEarly) {
            // The command need not read its input; its exit code tells what became of it.
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

    private synchronized SSHClient connected() {
        if (connection.filter(SSHClient::isConnected).isEmpty()) {
            drop();
            connection = Optional.of(SshConnection.open(node, ssh));
        }
        return connection.get();
    }

    private synchronized void drop() {
        connection.ifPresent(SshConnection::close);
        connection = Optional.empty();
    }

    @Override
    public void close() {
        drop();
    }

    private interface Transfer {
        void run() throws IOException;
    }
}
