package io.cantianupgrade.cli.temporal;

import io.cantianupgrade.cli.CliFailure;
import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslProvider;
import java.util.Optional;
import javax.net.ssl.SSLException;

/**
 * How a service proves who it is, and how we do.
 *
 * @param authorities that are trusted; empty for the usual ones of this Java
 * @param serverName that its certificate must have; empty for the address's host
 * @param identity of this client; empty where only the service proves itself
 */
record Tls(Optional<Pem> authorities, Optional<String> serverName, Optional<Identity> identity) {
    /** A certificate with its private key. */
    record Identity(Pem certificate, Pem key) {}

    /** @throws CliFailure when a file holds something else */
    SslContext context() {
        try {
            // Java's own TLS needs no native library, which a host with a noexec /tmp could not load.
            SslContextBuilder builder = GrpcSslContexts.configure(SslContextBuilder.forClient(), SslProvider.JDK);
            authorities.ifPresent(pem -> trust(builder, pem));
            identity.ifPresent(own -> prove(builder, own));
            return builder.build();
        } catch (SSLException failed) {
            throw CliFailure.usage(
                    "TLS cannot be set up: %s.".formatted(failed.getMessage()), "look at the certificates and the key");
        }
    }

    private static void trust(SslContextBuilder builder, Pem pem) {
        try {
            builder.trustManager(pem.stream());
        } catch (IllegalArgumentException other) {
            throw CliFailure.usage(
                    "The authorities to trust hold no certificate: %s.".formatted(pem),
                    "a certificate in PEM begins with -----BEGIN CERTIFICATE-----");
        }
    }

    private static void prove(SslContextBuilder builder, Identity own) {
        try {
            builder.keyManager(own.certificate().stream(), own.key().stream());
        } catch (IllegalArgumentException other) {
            throw CliFailure.usage(
                    "The client's certificate and key are not a pair that can be used: %s, %s."
                            .formatted(own.certificate(), own.key()),
                    "both in PEM, the key as PKCS#8 without a password: openssl pkcs8 -topk8 -nocrypt -in OLD -out NEW");
        }
    }
}
