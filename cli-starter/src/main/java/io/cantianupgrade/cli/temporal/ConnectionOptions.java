package io.cantianupgrade.cli.temporal;

import java.nio.file.Path;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Which Temporal service is meant, and how it is reached. Names are those of Temporal's own command line. */
public final class ConnectionOptions {
    @Option(
            names = "--address",
            scope = ScopeType.INHERIT,
            paramLabel = "HOST:PORT",
            description = "Temporal service; else TEMPORAL_ADDRESS, else the profile, else the one of this machine")
    String address;

    @Option(
            names = "--namespace",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "Temporal namespace; else TEMPORAL_NAMESPACE, else the profile, else default")
    String namespace;

    @Option(
            names = "--profile",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "profile of temporal.toml; else TEMPORAL_PROFILE, else default")
    String profile;

    @Option(
            names = "--tls",
            scope = ScopeType.INHERIT,
            description = "reach Temporal over TLS; implied by the other TLS options and by an API key")
    boolean tls;

    @Option(
            names = "--tls-ca-path",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "authorities to trust instead of the usual ones (PEM)")
    Path authorities;

    @Option(
            names = "--tls-server-name",
            scope = ScopeType.INHERIT,
            paramLabel = "NAME",
            description = "name that the service's certificate must have, when it is not the address's")
    String serverName;

    @Option(
            names = "--tls-cert-path",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "certificate of this client (PEM), for mTLS")
    Path certificate;

    @Option(
            names = "--tls-key-path",
            scope = ScopeType.INHERIT,
            paramLabel = "FILE",
            description = "its private key (PEM, PKCS#8)")
    Path key;

    @Option(
            names = "--api-key",
            scope = ScopeType.INHERIT,
            paramLabel = "env:NAME|file:/path",
            description = "where the API key is to be found, never the key; else TEMPORAL_API_KEY, else the profile")
    String apiKey;
}
