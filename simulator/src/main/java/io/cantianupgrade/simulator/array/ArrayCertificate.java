package io.cantianupgrade.simulator.array;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Key and certificate of the array, made once and kept in its folder; a client pins {@link #pem}. */
final class ArrayCertificate {

    private static final char[] NO_PASSWORD = new char[0];

    private final Path key;
    private final Path chain;
    private final Path pem;

    private ArrayCertificate(Path folder) {
        this.key = folder.resolve("array.key");
        this.chain = folder.resolve("array-chain.pem");
        this.pem = folder.resolve("array.pem");
    }

    static ArrayCertificate in(Path folder, CertificateKind kind) throws IOException {
        ArrayCertificate certificate = new ArrayCertificate(folder);
        if (!Files.exists(certificate.pem)) {
            certificate.make(kind);
        }
        return certificate;
    }

    Path pem() {
        return pem;
    }

    SSLContext tls() throws IOException {
        try (InputStream in = Files.newInputStream(chain)) {
            PrivateKey privateKey =
                    KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(Files.readAllBytes(key)));
            Certificate[] certificates = CertificateFactory.getInstance("X.509")
                    .generateCertificates(in)
                    .toArray(Certificate[]::new);
            KeyStore keys = KeyStore.getInstance("JKS"); // Never written: any kind will do, and this one is quick.
            keys.load(null, NO_PASSWORD);
            keys.setKeyEntry("array", privateKey, NO_PASSWORD, certificates);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, NO_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the array's certificate cannot be used: " + chain, e);
        }
    }

    private void make(CertificateKind kind) throws IOException {
        try {
            IssuedCertificate issued = IssuedCertificate.of(kind);
            Files.write(key, issued.key().getEncoded());
            Files.writeString(chain, pemOf(issued.chain()));
            // The last of the chain is what a client trusts: the authority, or the certificate itself.
            Files.writeString(
                    pem, pemOf(List.of(issued.chain().get(issued.chain().size() - 1))));
        } catch (GeneralSecurityException e) {
            throw new IOException("the array's certificate cannot be made", e);
        }
    }

    private static String pemOf(List<X509Certificate> certificates) throws GeneralSecurityException {
        StringBuilder text = new StringBuilder();
        for (X509Certificate certificate : certificates) {
            text.append("-----BEGIN CERTIFICATE-----\n")
                    .append(Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded()))
                    .append("\n-----END CERTIFICATE-----\n");
        }
        return text.toString();
    }
}
