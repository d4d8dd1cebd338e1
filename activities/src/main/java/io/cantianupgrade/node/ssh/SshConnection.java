package io.cantianupgrade.node.ssh;

import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.node.NodeProblems;
import java.io.IOException;
import java.time.Duration;
import net.schmizz.keepalive.KeepAliveProvider;
import net.schmizz.sshj.DefaultConfig;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.userauth.UserAuthException;

/** Opens one authenticated connection to a node. */
final class SshConnection {

    private static final Duration CONNECT = Duration.ofSeconds(10);
    private static final Duration KEEP_ALIVE = Duration.ofSeconds(5);

    private SshConnection() {}

    /** @throws io.cantianupgrade.model.ProblemException saying which of address, host key or login is wrong */
    static SSHClient open(NodeSpec node, SshSpec ssh) {
        DefaultConfig config = new DefaultConfig();
        config.setKeepAliveProvider(KeepAliveProvider.KEEP_ALIVE);
        SSHClient client = new SSHClient(config);
        client.setConnectTimeout((int) CONNECT.toMillis());
        client.setTimeout((int) CONNECT.toMillis());
        try {
            PinnedHosts hosts = new PinnedHosts(node, ssh.knownHosts());
            client.addHostKeyVerifier(hosts);
            try {
                client.connect(node.host(), node.port());
            } catch (IOException e) {
                throw hosts.refusal().orElseGet(() -> NodeProblems.unreachable(node, e));
            }
            // Without it each of the few packets of a command waits 40 ms for the acknowledgement of the one before.
            client.getSocket().setTcpNoDelay(true);
            client.getConnection().getKeepAlive().setKeepAliveInterval((int) KEEP_ALIVE.toSeconds());
            logIn(client, node, ssh);
            return client;
        } catch (IOException e) {
            throw NodeProblems.unreachable(node, e);
        } finally {
            closeUnlessAuthenticated(client);
        }
    }

    private static void logIn(SSHClient client, NodeSpec node, SshSpec ssh) throws IOException {
        try {
            client.authPublickey(ssh.user(), client.loadKeys(ssh.identityFile()));
        } catch (UserAuthException e) {
            throw NodeProblems.refusesLogin(node, ssh.user(), ssh.identityFile(), e);
        }
    }

    private static void closeUnlessAuthenticated(SSHClient client) {
        if (!client.isAuthenticated()) {
            close(client);
        }
    }

    static void close(SSHClient client) {
        try {
            client.close();
        } catch (IOException alreadyBroken) {
            // Nothing to save of a connection that is given up.
        }
    }
}
