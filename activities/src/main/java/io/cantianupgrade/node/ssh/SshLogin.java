package io.cantianupgrade.node.ssh;

import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.model.SecretRef;
import io.cantianupgrade.node.Secret;
import java.io.IOException;
import java.nio.file.Path;
import java.security.PublicKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import net.schmizz.sshj.SSHClient;
import net.schmizz.sshj.common.DisconnectReason;
import net.schmizz.sshj.common.KeyType;
import net.schmizz.sshj.common.SSHException;
import net.schmizz.sshj.userauth.UserAuthException;
import net.schmizz.sshj.userauth.method.AuthMethod;

/** Proves to a host who we are: with a private key, or with the keys of an agent. */
final class SshLogin {

    private static final String SOCKET = "SSH_AUTH_SOCK";

    private final SshSpec ssh;
    private final KeyFile file;
    private final String socket;

    SshLogin(SshSpec ssh, Function<SecretRef, Secret> secrets, Map<String, String> environment) {
        this.ssh = ssh;
        this.file = new KeyFile(ssh, secrets);
        this.socket = environment.getOrDefault(SOCKET, "");
    }

    /** @throws io.cantianupgrade.model.ProblemException saying whether it is the key, the agent, or the host that refuses */
    void logIn(SSHClient client, Hop hop, String user) throws IOException {
        List<AuthMethod> methods = ssh.agent() ? agentKeys(hop) : file.methods(client, hop);
        try {
            client.auth(user, methods);
        } catch (SSHException e) {
            boolean refused = e instanceof UserAuthException
                    || e.getDisconnectReason() == DisconnectReason.PROTOCOL_ERROR // OpenSSH: too many keys were offered
                    || e.getDisconnectReason() == DisconnectReason.NO_MORE_AUTH_METHODS_AVAILABLE;
            if (!refused) {
                throw e;
            }
            String credentials = ssh.agent() ? "the " + methods.size() + " keys of the agent " + socket : file.words();
            throw SshProblems.refusesLogin(hop, user, credentials, e);
        }
    }

    private List<AuthMethod> agentKeys(Hop hop) {
        if (socket.isEmpty()) {
            throw SshProblems.agentUnusable(hop, "no " + SOCKET + " in the environment of the worker", null);
        }
        AgentClient agent = new AgentClient(Path.of(socket));
        List<AuthMethod> keys = new ArrayList<>();
        try {
            for (AgentClient.Identity identity : agent.identities()) {
                PublicKey key = identity.key();
                if (KeyType.fromKey(key) != KeyType.UNKNOWN) {
                    keys.add(new AgentKey(agent, identity, key));
                }
            }
        } catch (IOException e) {
            throw SshProblems.agentUnusable(hop, socket + ", which does not answer: " + e.getMessage(), e);
        }
        if (keys.isEmpty()) {
            throw SshProblems.agentUnusable(hop, socket + ", which has no key", null);
        }
        return keys;
    }
}
