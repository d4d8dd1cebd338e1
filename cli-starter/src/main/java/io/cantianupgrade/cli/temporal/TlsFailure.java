package io.cantianupgrade.cli.temporal;

import io.cantianupgrade.cli.CliFailure;
import io.grpc.netty.shaded.io.netty.handler.ssl.NotSslRecordException;
import java.security.cert.CertPathBuilderException;
import java.security.cert.CertPathValidatorException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateExpiredException;
import java.security.cert.CertificateNotYetValidException;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;

/** Why no TLS connection came about: one cause, one remedy. */
final class TlsFailure {
    /** An alert of the other side has no type of its own in Java, only this word. */
    private static final Pattern REFUSES_CLIENT = Pattern.compile(
            "certificate_required|bad_certificate|certificate_unknown|unknown_ca|certificate_expired|access_denied");

    private final Endpoint endpoint;
    private final Throwable failure;
    private final List<Throwable> causes;

    private TlsFailure(Endpoint endpoint, Throwable failure) {
        this.endpoint = endpoint;
        this.failure = failure;
        this.causes =
                Stream.iterate(failure, Objects::nonNull, Throwable::getCause).toList();
    }

    /** Empty when it failed for another reason. */
    static Optional<CliFailure> of(Endpoint endpoint, Throwable failure) {
        return new TlsFailure(endpoint, failure).read();
    }

    private Optional<CliFailure> read() {
        if (has(CertificateExpiredException.class) || has(CertificateNotYetValidException.class)) {
            return is("its certificate is not valid at this time", "have it renewed, and look at this host's clock");
        }
        if (has(CertPathBuilderException.class) || has(CertPathValidatorException.class)) {
            return is(
                    "its certificate is of an authority that is not trusted here",
                    "name the right authority with --tls-ca-path; never trust a certificate only because it is shown");
        }
        if (has(CertificateException.class)) {
            return is(
                    "its certificate is of another name",
                    "connect to a name that the certificate has, or say with --tls-server-name which one it must have");
        }
        if (has(NotSslRecordException.class)) {
            return is("it does not speak TLS", "check the port, or leave the TLS options away");
        }
        if (!has(SSLException.class)) {
            return Optional.empty();
        }
        return refusesClient()
                ? is(
                        endpoint.access().tls().flatMap(Tls::identity).isPresent()
                                ? "it does not accept this client's certificate"
                                : "it wants a certificate of this client, and none is configured",
                        "name one that the service trusts with --tls-cert-path and --tls-key-path")
                : is("TLS failed: " + last(), "do both sides have TLS 1.2 or newer? Look at the service's log");
    }

    private boolean refusesClient() {
        return causes.stream().filter(SSLException.class::isInstance).anyMatch(cause -> REFUSES_CLIENT
                .matcher(String.valueOf(cause.getMessage()))
                .find());
    }

    private String last() {
        return String.valueOf(causes.get(causes.size() - 1).getMessage());
    }

    private boolean has(Class<? extends Throwable> type) {
        return causes.stream().anyMatch(type::isInstance);
    }

    private Optional<CliFailure> is(String why, String remedy) {
        return Optional.of(CliFailure.unreachable(
                "Temporal at %s cannot be reached over TLS: %s.".formatted(endpoint.address(), why), remedy, failure));
    }
}
