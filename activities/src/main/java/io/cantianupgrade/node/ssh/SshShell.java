package io.cantianupgrade.node.ssh;

import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.node.Command;
import io.cantianupgrade.node.CommandResult;
import io.cantianupgrade.node.NodeProblems;
import io.cantianupgrade.node.NodeShell;
import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import net.schmizz.sshj.connection.channel.direct.Session;

/** Runs commands on one node over one SSH connection, which is opened when needed and opened again when it broke. */
final class SshShell implements NodeShell, AutoCloseable {

    /** OpenSSH allows 10 sessions a connection by default. */
    private static final int SESSIONS = 8;

    private final NodeSpec node;
    private final SshSpec ssh;
    private final SshLogin login;
    private final CommandLine line;
    private final ExecutorService readers;
    private final Semaphore sessions = new Semaphore(SESSIONS);
    private Optional<SshConnection> connection = Optional.empty();

    SshShell(NodeSpec node, SshSpec ssh, SshLogin login, ExecutorService readers) {
        this.node = node;
        this.ssh = ssh;
        this.login = login;
        this.line = new CommandLine(ssh.sudo());
        this.readers = readers;
    }

    @Override
    public NodeSpec node() {
        return node;
    }

    @Override
    public CommandResult run(Command command, Consumer<byte[]> heard) {
        sessions.acquireUninterruptibly();
        try {
            SshConnection open = connected();
            try (Session session = session(open)) {
                return new SshCommand(node, line.of(command.argv()), command, readers).run(session, heard);
            } catch (IOException e) {
                drop(open);
                throw NodeProblems.cutOff(node, e);
            }
        } finally {
            sessions.release();
        }
    }

    private Session session(SshConnection open) {
        try {
            return open.session();
        } catch (IOException e) {
            drop(open);
            throw NodeProblems.unreachable(node, e);
        }
    }

    private synchronized SshConnection connected() {
        if (connection.filter(SshConnection::isOpen).isEmpty()) {
            connection.ifPresent(SshConnection::close);
            connection = Optional.empty();
            SshConnection opened = SshConnection.open(node, ssh, login);
            try {
                new LoginCheck(node, ssh, readers).of(opened);
            } catch (RuntimeException unusable) { // Whatever it was, nobody would close it any more.
                opened.close();
                throw unusable;
            }
            connection = Optional.of(opened);
        }
        return connection.get();
    }

    /** Gives up a connection that broke; not the one that somebody else has opened since. */
    private synchronized void drop(SshConnection broken) {
        broken.close();
        connection = connection.filter(current -> current != broken);
    }

    @Override
    public synchronized void close() {
        connection.ifPresent(SshConnection::close);
        connection = Optional.empty();
    }
}
