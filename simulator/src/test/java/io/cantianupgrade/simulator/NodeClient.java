package io.cantianupgrade.simulator;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.EnumSet;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.channel.ClientChannel;
import org.apache.sshd.client.channel.ClientChannelEvent;
import org.apache.sshd.client.keyverifier.KnownHostsServerKeyVerifier;
import org.apache.sshd.client.keyverifier.RejectAllServerKeyVerifier;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.keyprovider.FileKeyPairProvider;

/** An operator's SSH client, with the files that the simulator wrote for it. */
final class NodeClient implements AutoCloseable {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private final SshClient client;
    private final ClientSession session;

    NodeClient(SimulatedCluster cluster, int node) throws IOException, GeneralSecurityException {
        client = SshClient.setUpDefaultClient();
        client.setServerKeyVerifier(
                new KnownHostsServerKeyVerifier(RejectAllServerKeyVerifier.INSTANCE, cluster.knownHosts()));
        client.start();
        session = client.connect("operator", "127.0.0.1", cluster.node(node).sshPort())
                .verify(LIMIT)
                .getSession();
        session.addPublicKeyIdentity(new FileKeyPairProvider(cluster.identityFile())
                .loadKeys(session)
                .iterator()
                .next());
        session.auth().verify(LIMIT);
    }

    CommandResult run(String command) throws IOException {
        return run(command, "");
    }

    CommandResult run(String command, String input) throws IOException {
        return run(command, new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)));
    }

    CommandResult run(String command, InputStream input) throws IOException {
        try (ClientChannel channel = session.createExecChannel(command);
                ByteArrayOutputStream output = new ByteArrayOutputStream();
                ByteArrayOutputStream errors = new ByteArrayOutputStream()) {
            channel.setIn(input);
            channel.setOut(output);
            channel.setErr(errors);
            channel.open().verify(LIMIT);
            channel.waitFor(EnumSet.of(ClientChannelEvent.CLOSED), LIMIT);
            return new CommandResult(
                    channel.getExitStatus(),
                    output.toString(StandardCharsets.UTF_8),
                    errors.toString(StandardCharsets.UTF_8));
        }
    }

    /** Starts a command and leaves it running; the connection is dropped by {@link #close()}. */
    void begin(String command) throws IOException {
        session.createExecChannel(command).open().verify(LIMIT);
    }

    @Override
    public void close() throws IOException {
        session.close(true);
        client.stop();
    }
}
