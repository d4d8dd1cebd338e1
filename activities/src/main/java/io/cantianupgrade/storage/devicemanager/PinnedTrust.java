package io.cantianupgrade.storage.devicemanager;

import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.cert.Certificate;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;

/** Trusts what one PEM file holds and nothing else: the array's own certificate, or the authority that signed it. */
final class PinnedTrust implements X509TrustManager {

    private final List<String> pinned;
    private final X509TrustManager delegate;

    private PinnedTrust(List<String> pinned, X509TrustManager delegate) {
        this.pinned = pinned;
        this.delegate = delegate;
    }

    /** @throws ProblemException {@code ARRAY_NOT_TRUSTED} when the file holds no certificate that can be read */
    static PinnedTrust from(Path pem) {
        try (InputStream in = Files.newInputStream(pem)) {
            KeyStore anchors = KeyStore.getInstance(KeyStore.getDefaultType());
            anchors.load(null, null);
            List<String> fingerprints = new ArrayList<>();
            for (Certificate one : CertificateFactory.getInstance("X.509").generateCertificates(in)) {
                anchors.setCertificateEntry("pinned-" + fingerprints.size(), one);
                fingerprints.add(fingerprint(one));
            }
            if (fingerprints.isEmpty()) {
                throw new CertificateException("no certificate in the file");
            }
            return new PinnedTrust(fingerprints, trustManager(anchors));
        } catch (IOException | GeneralSecurityException e) {
            throw new ProblemException(
                    new Problem(
                            ProblemCode.ARRAY_NOT_TRUSTED,
                            pem.toString(),
                            "no certificate of the array can be read from the file",
                            List.of(Reply.printable(String.valueOf(e.getMessage()))),
                            "export the array's certificate (or its authority) as PEM to this file on the worker's host"),
                    e);
        }
    }

    SSLSocketFactory sockets() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {this}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java has TLS", e);
        }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String authentication) throws CertificateException {
        try {
            delegate.checkServerTrusted(chain, authentication);
            // Java trusts a pinned certificate itself without looking at its dates.
            chain[0].checkValidity();
        } catch (CertificateException e) {
            throw new UntrustedCertificate(evidence(chain[0], e), e);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String authentication) throws CertificateException {
        throw new CertificateException("this product is no server");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return delegate.getAcceptedIssuers();
    }

    /** SHA-256, as {@code openssl x509 -fingerprint -sha256} prints it. */
    static String fingerprint(Certificate certificate) throws CertificateException {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(certificate.getEncoded());
            return HexFormat.ofDelimiter(":").withUpperCase().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** What is pinned, for a problem in which TLS itself found nothing wrong with the chain. */
    List<String> expected() {
        return pinned.stream().map(one -> "expected SHA-256 " + one).toList();
    }

    private List<String> evidence(X509Certificate found, CertificateException reason) throws CertificateException {
        List<String> evidence = new ArrayList<>(expected());
        evidence.add("found SHA-256 " + fingerprint(found) + ", valid from "
                + found.getNotBefore().toInstant() + " to "
                + found.getNotAfter().toInstant());
        evidence.add(Reply.printable(String.valueOf(reason.getMessage())));
        return evidence;
    }

    private static X509TrustManager trustManager(KeyStore anchors) throws GeneralSecurityException {
        TrustManagerFactory factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        factory.init(anchors);
        for (TrustManager manager : factory.getTrustManagers()) {
            if (manager instanceof X509TrustManager x509) {
                return x509;
            }
        }
        throw new GeneralSecurityException("this Java checks no X.509 certificates");
    }
}
