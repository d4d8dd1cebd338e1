package io.cantianupgrade.simulator.array;

import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.cert.CertIOException;
import org.bouncycastle.cert.X509v3CertificateBuilder;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * A fresh key and its certificate.
 *
 * @param chain the array's own certificate first
 */
record IssuedCertificate(PrivateKey key, List<X509Certificate> chain) {

    private static final String ARRAY = "CN=simulated-array";
    private static final String AUTHORITY = "CN=simulated-authority";

    static IssuedCertificate of(CertificateKind kind) throws GeneralSecurityException {
        KeyPair own = keyPair();
        if (kind != CertificateKind.SIGNED_BY_AUTHORITY) {
            X509Certificate certificate = sign(builder(ARRAY, ARRAY, own, kind), own);
            return new IssuedCertificate(own.getPrivate(), List.of(certificate));
        }
        KeyPair authority = keyPair();
        X509Certificate root = sign(builder(AUTHORITY, AUTHORITY, authority, kind), authority);
        X509Certificate certificate = sign(builder(AUTHORITY, ARRAY, own, kind), authority);
        return new IssuedCertificate(own.getPrivate(), List.of(certificate, root));
    }

    private static KeyPair keyPair() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
        generator.initialize(new ECGenParameterSpec("secp256r1"));
        return generator.generateKeyPair();
    }

    private static X509v3CertificateBuilder builder(String issuer, String subject, KeyPair keys, CertificateKind kind)
            throws GeneralSecurityException {
        Instant now = Instant.now();
        boolean expired = kind == CertificateKind.EXPIRED;
        X509v3CertificateBuilder builder = new JcaX509v3CertificateBuilder(
                new X500Name(issuer),
                new BigInteger(64, new SecureRandom()),
                Date.from(now.minus(30, ChronoUnit.DAYS)),
                Date.from(expired ? now.minus(1, ChronoUnit.DAYS) : now.plus(3650, ChronoUnit.DAYS)),
                new X500Name(subject),
                keys.getPublic());
        try {
            if (subject.equals(AUTHORITY)) {
                return builder.addExtension(Extension.basicConstraints, true, new BasicConstraints(true));
            }
            return builder.addExtension(Extension.subjectAlternativeName, false, names(kind));
        } catch (CertIOException e) {
            throw new GeneralSecurityException(e);
        }
    }

    private static GeneralNames names(CertificateKind kind) {
        if (kind == CertificateKind.WRONG_NAME) {
            return new GeneralNames(new GeneralName(GeneralName.dNSName, "another-array.example"));
        }
        return new GeneralNames(new GeneralName[] {
            new GeneralName(GeneralName.iPAddress, "127.0.0.1"), new GeneralName(GeneralName.dNSName, "localhost")
        });
    }

    private static X509Certificate sign(X509v3CertificateBuilder builder, KeyPair signer)
            throws GeneralSecurityException {
        try {
            return new JcaX509CertificateConverter()
                    .getCertificate(
                            builder.build(new JcaContentSignerBuilder("SHA256withECDSA").build(signer.getPrivate())));
        } catch (OperatorCreationException e) {
            throw new GeneralSecurityException(e);
        }
    }
}
