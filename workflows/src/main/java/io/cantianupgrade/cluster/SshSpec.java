package io.cantianupgrade.cluster;

import io.cantianupgrade.model.SecretRef;
import java.util.Optional;

/**
 * How nodes are reached over SSH. All files are on the host of the worker.
 *
 * @param identityFile private key; empty when the keys of an agent are used
 * @param knownHosts file with the host keys of all nodes, and of the jump host; a host whose key is not in it is refused
 * @param passphrase of the private key; absent when it has none
 * @param agent whether the agent that listens on {@code SSH_AUTH_SOCK} has the keys
 * @param certificate OpenSSH certificate of the private key; absent: {@code <identityFile>-cert.pub}, when it is there
 * @param jumpHost through which every node is reached; absent when the worker reaches them itself
 * @param sudo whether commands run as root by {@code sudo -n}, because {@code user} is not root
 */
public record SshSpec(
        String user,
        String identityFile,
        String knownHosts,
        Optional<SecretRef> passphrase,
        boolean agent,
        Optional<String> certificate,
        Optional<JumpHost> jumpHost,
        boolean sudo) {

    public SshSpec {
        passphrase = passphrase == null ? Optional.empty() : passphrase; // Older histories have none of these.
        certificate = certificate == null ? Optional.empty() : certificate;
        jumpHost = jumpHost == null ? Optional.empty() : jumpHost;
    }

    /** The plain way: a key without a passphrase, no jump host, no sudo. */
    public SshSpec(String user, String identityFile, String knownHosts) {
        this(user, identityFile, knownHosts, Optional.empty(), false, Optional.empty(), Optional.empty(), false);
    }

    /** A host that passes connections on. It is logged in to with the same keys as the nodes. */
    public record JumpHost(String user, String host, int port) {}
}
