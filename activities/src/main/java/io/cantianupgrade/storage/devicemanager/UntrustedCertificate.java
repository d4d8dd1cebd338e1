package io.cantianupgrade.storage.devicemanager;

import java.security.cert.CertificateException;
import java.util.List;

/** The array showed a certificate that is not the pinned one, or is not valid today. */
final class UntrustedCertificate extends CertificateException {

    private final transient List<String> evidence;

    UntrustedCertificate(List<String> evidence, CertificateException cause) {
        super("the certificate is not trusted", cause);
        this.evidence = List.copyOf(evidence);
    }

    List<String> evidence() {
        return evidence;
    }
}
