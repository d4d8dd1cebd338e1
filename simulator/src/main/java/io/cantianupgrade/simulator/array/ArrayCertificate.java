package io.cantianupgrade.simulator.array;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

/** Key and certificate of the array, made once and kept in its folder; a client pins {@link #pem}. */
final class ArrayCertificate {

    private static final char[] STORE_PASSWORD = "simulated".toCharArray();

    private final Path store;
    private final Path pem;

    private ArrayCertificate(Path folder) {
        this.store = folder.resolve("array.p12");
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
        try (InputStream in = Files.newInputStream(store)) {
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(in, STORE_PASSWORD);
            KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
            managers.init(keys, STORE_PASSWORD);
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(managers.getKeyManagers(), null, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new IOException("the array's certificate cannot be used: " + store, e);
        }
    }

    private void make(CertificateKind kind) throws IOException {
        try {
            IssuedCertificate issued = IssuedCertificate.of(kind);
            KeyStore keys = KeyStore.getInstance("PKCS12");
            keys.load(null, STORE_PASSWORD);
            keys.setKeyEntry(
                    "array", issued.key(), STORE_PASSWORD, issued.chain().toArray(Certificate[]::new));
            try (OutputStream out = Files.newOutputStream(store)) {
                keys.store(out, STORE_PASSWORD);
            }
            // The last of the chain is what a client trusts: the authority, or the certificate itself.
            Files.writeString(pem, pemOf(issued.chain().get(issued.chain().size() - 1)));
        } catch (GeneralSecurityException e) {
            throw new IOException("the array's certificate cannot be made", e);
        }
    }

    private static String pemOf(Certificate certificate) throws GeneralSecurityException {
        String body = Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
        return "-----BEGIN CERTIFICATE-----\n" + body + "\n-----END CERTIFICATE-----\n";
    }
}
