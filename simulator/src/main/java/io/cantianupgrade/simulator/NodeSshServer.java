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

    private final NodeEnvironment environment;
    private final KeyPair hostKey;
    private final PublicKey client;
    private final SshServer server;
    private final int port;

    private NodeSshServer(NodeEnvironment environment, KeyPair hostKey, PublicKey client, SshServer server) {
        this.environment = environment;
        this.hostKey = hostKey;
        this.client = client;
        this.server = server;
        this.port = server.getPort();
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
        return new NodeSshServer(environment, hostKey, client, server);
    }

    /** The same server, after this one was closed. */
    NodeSshServer again() throws IOException {
        return start(environment, hostKey, client, port);
    }

    int port() {
        return port;
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
