package io.cantianupgrade.node.ssh;

import com.hierynomus.sshj.userauth.certificate.Certificate;
import io.cantianupgrade.model.ProblemException;
import java.io.File;
import java.io.IOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.util.Base64;
import java.util.Optional;
import net.schmizz.sshj.common.Buffer;
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
        String fingerprint = SecurityUtils.getFingerprint(key); // in the form that entries have it
        boolean revoked = entries().stream()
                .filter(entry -> entry.getLine().startsWith(Marker.REVOKED.getMarkerString()))
                .anyMatch(entry -> fingerprint.equals(entry.getFingerprint()));
        if (revoked) {
            refusal = Optional.of(SshProblems.hostKeyRevoked(hop, sha256(key), file));
            return false;
        }
        return super.verify(hostname, port, key);
    }

    @Override
    protected boolean hostKeyUnverifiableAction(String hostname, PublicKey key) {
        refusal = Optional.of(SshProblems.hostKeyUnknown(hop, sha256(key), file));
        return false;
    }

    @Override
    protected boolean hostKeyChangedAction(String hostname, PublicKey key) {
        refusal = Optional.of(SshProblems.hostKeyChanged(hop, sha256(key), file));
        return false;
    }

    /** As {@code ssh-keygen -l} shows it: of a certificate, that of the key in it. */
    private static String sha256(PublicKey key) {
        PublicKey plain = key instanceof Certificate<?> certificate ? certificate.getKey() : key;
        byte[] encoded = new Buffer.PlainBuffer().putPublicKey(plain).getCompactData();
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(encoded);
            return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e); // every Java has it
        }
    }
}
