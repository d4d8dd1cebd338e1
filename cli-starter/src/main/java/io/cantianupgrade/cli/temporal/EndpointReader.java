package io.cantianupgrade.cli.temporal;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.secret.LocalReference;
import io.cantianupgrade.cli.temporal.Access.ApiKey;
import io.cantianupgrade.cli.temporal.Tls.Identity;
import io.temporal.envconfig.ClientConfigProfile;
import io.temporal.envconfig.ClientConfigTLS;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Options beat the environment, the environment beats the profile: the environment configuration of Temporal's SDKs. */
public final class EndpointReader {
    private final ConnectionOptions said;
    private final Map<String, String> environment;
    private final ClientConfigProfile profile;
    private final ClientConfigTLS tls;

    private EndpointReader(ConnectionOptions said, Map<String, String> environment, ClientConfigProfile profile) {
        this.said = said;
        this.environment = environment;
        this.profile = profile;
        this.tls = profile.getTls() == null ? ClientConfigTLS.getDefaultInstance() : profile.getTls();
    }

    /** @throws CliFailure when a file is missing or wrong, or two settings contradict each other */
    public static Endpoint read(ConnectionOptions said, Map<String, String> environment, Path home) {
        ClientConfigProfile profile = ProfileFile.load(Optional.ofNullable(said.profile), environment, home);
        return new EndpointReader(said, environment, profile).endpoint();
    }

    private Endpoint endpoint() {
        Optional<String> address = first(said.address, profile.getAddress());
        Optional<String> namespace = first(said.namespace, profile.getNamespace());
        return new Endpoint(
                address.orElse(Endpoint.LOCAL),
                namespace.orElse(Endpoint.USUAL_NAMESPACE),
                address.isPresent(),
                access());
    }

    private Access access() {
        Optional<ApiKey> apiKey = apiKey();
        if (Boolean.TRUE.equals(tls.isDisableHostVerification())) {
            throw CliFailure.usage(
                    "The profile or the environment says that any service is to be trusted"
                            + " (disable_host_verification); this program does not.",
                    "name the authority with --tls-ca-path, and the name with --tls-server-name");
        }
        boolean off = Boolean.TRUE.equals(tls.isDisabled()) && !saysTls();
        if (off && apiKey.isPresent()) {
            throw CliFailure.usage(
                    "An API key is sent over TLS only, and TLS is switched off.",
                    "take TEMPORAL_TLS=false away, or tls.disabled in the profile");
        }
        boolean on = !off && (saysTls() || profile.getTls() != null || apiKey.isPresent());
        return new Access(
                on ? Optional.of(tls()) : Optional.empty(), apiKey, Optional.ofNullable(profile.getMetadata()));
    }

    private boolean saysTls() {
        return said.tls
                || said.serverName != null
                || Stream.of(said.authorities, said.certificate, said.key).anyMatch(path -> path != null);
    }

    private Tls tls() {
        Optional<Pem> authorities =
                pem(said.authorities, tls.getServerCACertPath(), tls.getServerCACertData(), "The file of authorities");
        Optional<Pem> certificate =
                pem(said.certificate, tls.getClientCertPath(), tls.getClientCertData(), "The client's certificate");
        Optional<Pem> key = pem(said.key, tls.getClientKeyPath(), tls.getClientKeyData(), "The client's key");
        if (certificate.isPresent() != key.isPresent()) {
            throw CliFailure.usage(
                    "A client's certificate and its key belong together; only the %s is named."
                            .formatted(certificate.isPresent() ? "certificate" : "key"),
                    "name the other with %s".formatted(certificate.isPresent() ? "--tls-key-path" : "--tls-cert-path"));
        }
        return new Tls(
                authorities,
                first(said.serverName, tls.getServerName()),
                certificate.map(own -> new Identity(own, key.orElseThrow())));
    }

    private static Optional<Pem> pem(Path option, String path, byte[] data, String what) {
        Optional<Path> file = Optional.ofNullable(option).or(() -> first(path).map(Path::of));
        if (file.isPresent()) {
            return Optional.of(Pem.read(file.get(), what));
        }
        return data == null || data.length == 0
                ? Optional.empty()
                : Optional.of(new Pem(what, new String(data, StandardCharsets.ISO_8859_1)));
    }

    private Optional<ApiKey> apiKey() {
        if (said.apiKey == null) {
            return first(profile.getApiKey()).map(ApiKey::new);
        }
        return Optional.of(
                new ApiKey(LocalReference.of("--api-key", said.apiKey).value(environment)));
    }

    private static Optional<String> first(String... texts) {
        return Stream.of(texts)
                .filter(text -> text != null && !text.isBlank())
                .map(String::strip)
                .findFirst();
    }
}
