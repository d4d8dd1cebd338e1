package io.cantianupgrade.node.ssh;

import io.cantianupgrade.model.ProblemException;
import java.io.File;
import java.io.IOException;
import java.security.PublicKey;
import java.util.Optional;
import net.schmizz.sshj.common.SecurityUtils;
import net.schmizz.sshj.transport.verification.OpenSSHKnownHosts;

/** Lets in only hosts whose key stands in the known hosts file, and remembers why it refused one. */
final class PinnedHosts extends OpenSSHKnownHosts {

    private final Hop hop;
    private final String file;
    private Optional<ProblemException> refusal = Optional.empty();

    PinnedHosts(Hop hop, String file) throws IOException {
        super(new File(file));
        this.hop = hop;
        this.file = file;
    }

    Optional<ProblemException> refusal() {
        return refusal;
    }

    /** A key that is revoked stays so, whatever other line has it. */
    @Override
    public boolean verify(String hostname, int port, PublicKey key) {
        String fingerprint = SecurityUtils.getFingerprint(key);
        boolean revoked = entries().stream()
                .filter(entry -> entry.getLine().startsWith(Marker.REVOKED.getMarkerString()))
                .anyMatch(entry -> fingerprint.equals(entry.getFingerprint()));
        if (revoked) {
            refusal = Optional.of(SshProblems.hostKeyRevoked(hop, fingerprint, file));
            return false;
        }
        return super.verify(hostname, port, key);
    }

    @Override
    protected boolean hostKeyUnverifiableAction(String hostname, PublicKey key) {
        refusal = Optional.of(SshProblems.hostKeyUnknown(hop, SecurityUtils.getFingerprint(key), file));
        return false;
    }

    @Override
    protected boolean hostKeyChangedAction(String hostname, PublicKey key) {
        refusal = Optional.of(SshProblems.hostKeyChanged(hop, SecurityUtils.getFingerprint(key), file));
        return false;
    }
}
