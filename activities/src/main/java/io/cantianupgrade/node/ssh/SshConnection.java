package io.cantianupgrade.node.ssh;

import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.cluster.SshSpec.JumpHost;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.connection.channel.OpenFailException;
import net.schmizz.sshj.connection.channel.direct.DirectConnection;
import net.schmizz.sshj.connection.channel.direct.Session;

/** One authenticated connection to a node, with the connection to the jump host that carries it, if there is one. */
final class SshConnection implements AutoCloseable {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    /** Five without an answer, and the connection counts as broken. */
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(5);

    private final SSHClient node;
    private final Optional<SSHClient> jump;

    private SshConnection(SSHClient node, Optional<SSHClient> jump) {
        this.node = node;
        this.jump = jump;
    }

    /** @throws io.cantianupgrade.model.ProblemException saying which of address, host key, jump host, key or login is wrong */
    static SshConnection open(NodeSpec node, SshSpec ssh, SshLogin login) {
        Hop last = Hop.to(node);
        if (ssh.jumpHost().isEmpty()) {
            SSHClient client = entered(last, ssh, login, ssh.user(), c -> c.connect(last.host(), last.port()));
            return new SshConnection(client, Optional.empty());
        }
        JumpHost jump = ssh.jumpHost().get();
        Hop first = Hop.over(jump, node);
        SSHClient carrier = entered(first, ssh, login, jump.user(), c -> c.connect(first.host(), first.port()));
        try {
            DirectConnection pipe = passedOn(carrier, first, last);
            SSHClient client = entered(last, ssh, login, ssh.user(), c -> c.connectVia(pipe));
            return new SshConnection(client, Optional.of(carrier));
        } catch (RuntimeException refused) { // Whatever it was, the way to the jump host must not stay open.
            close(carrier);
            throw refused;
        }
    }

    private static DirectConnection passedOn(SSHClient carrier, Hop jump, Hop node) {
        try {
            return carrier.newDirectConnection(node.host(), node.port());
        } catch (OpenFailException e) {
            throw e.getReason() == OpenFailException.Reason.CONNECT_FAILED
                    ? SshProblems.jumpHostCannotReach(jump, node, e)
                    : SshProblems.jumpHostRefuses(jump, node, e);
        } catch (IOException e) {
            throw SshProblems.unreachable(jump, e);
        }
    }

    private static SSHClient entered(Hop hop, SshSpec ssh, SshLogin login, String user, Way way) {
        DefaultConfig config = new DefaultConfig();
        config.setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
        SSHClient client = new SSHClient(config);
        client.setConnectTimeout((int) CONNECT.toMillis());
        client.setTimeout((int) CONNECT.toMillis());
        try {
            PinnedHosts hosts = new PinnedHosts(hop, ssh.knownHosts());
            client.addHostKeyVerifier(hosts);
            try {
                way.take(client);
            } catch (IOException e) {
                throw hosts.refusal().orElseGet(() -> SshProblems.unreachable(hop, e));
            }
            if (client.getSocket() != null) { // one that is passed on has none of its own
                // Without it each of the few packets of a command waits 40 ms for the acknowledgement of the one
                // before.
                client.getSocket().setTcpNoDelay(true);
            }
            client.getConnection().getKeepAlive().setKeepAliveInterval((int) KEEP_ALIVE.toSeconds());
            login.logIn(client, hop, user);
            return client;
        } catch (IOException e) {
            throw SshProblems.unreachable(hop, e);
        } finally {
            if (!client.isAuthenticated()) {
                close(client);
            }
        }
    }

    boolean isOpen() {
        return node.isConnected() && jump.map(SSHClient::isConnected).orElse(true);
    }

    Session session() throws IOException {
        return node.startSession();
    }

    @Override
    public void close() {
        close(node);
        jump.ifPresent(SshConnection::close);
    }

    private static void close(SSHClient client) {
        try {
            client.close();
        } catch (IOException alreadyBroken) {
            // Nothing to save of a connection that is given up.
        }
    }

    private interface Way {
        void take(SSHClient client) throws IOException;
    }
}
