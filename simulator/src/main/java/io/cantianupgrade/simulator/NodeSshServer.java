package io.cantianupgrade.simulator;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.KeyPair;
import java.security.PublicKey;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.server.SshServer;

/** The SSH server of one node, on the loopback address. */
final class NodeSshServer implements AutoCloseable {

    static final String HOST = "127.0.0.1";

    private final SshServer server;

    private NodeSshServer(SshServer server) {
        this.server = server;
    }

    /** Starts a server; port 0 takes a free one. */
    static NodeSshServer start(NodeEnvironment environment, KeyPair hostKey, PublicKey client, int port)
            throws IOException {
        SshServer server = SshServer.setUpDefaultServer();
        CoreModuleProperties.NIO_WORKERS.set(server, 1);
        CoreModuleProperties.TCP_NODELAY.set(server, true); // as OpenSSH does
        server.setHost(HOST);
        server.setPort(port);
        server.setKeyPairProvider(KeyPairProvider.wrap(hostKey));
        server.setPublickeyAuthenticator((user, key, session) -> KeyUtils.compareKeys(key, client));
        server.setCommandFactory((channel, command) -> new NodeCommand(environment, command));
        server.start();
        return new NodeSshServer(server);
    }

    int port() {
        return server.getPort();
    }

    @Override
    public void close() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
