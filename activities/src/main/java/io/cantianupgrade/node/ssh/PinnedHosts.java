package io.cantianupgrade.node.ssh;

import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.node.NodeProblems;
import java.io.File;
import java.io.IOException;
import java.security.PublicKey;
import java.util.Optional;
import net.schmizz.sshj.common.SecurityUtils;
import net.schmizz.sshj.transport.verification.OpenSSHKnownHosts;

/** Lets in only nodes whose key stands in the known hosts file, and remembers why it refused one. */
final class PinnedHosts extends OpenSSHKnownHosts {

    private final NodeSpec node;
    private final String file;
    private Optional<ProblemException> refusal = Optional.empty();

    PinnedHosts(NodeSpec node, String file) throws IOException {
        super(new File(file));
        this.node = node;
        this.file = file;
    }

    Optional<ProblemException> refusal() {
        return refusal;
    }

    @Override
    protected boolean hostKeyUnverifiableAction(String hostname, PublicKey key) {
        refusal = Optional.of(NodeProblems.hostKeyUnknown(node, SecurityUtils.getFingerprint(key), file));
        return false;
    }

    @Override
    protected boolean hostKeyChangedAction(String hostname, PublicKey key) {
        refusal = Optional.of(NodeProblems.hostKeyChanged(node, SecurityUtils.getFingerprint(key), file));
        return false;
    }
}
