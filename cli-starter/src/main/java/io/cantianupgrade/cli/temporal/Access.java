package io.cantianupgrade.cli.temporal;

import io.grpc.Metadata;
import io.temporal.serviceclient.ServiceStubsOptions;
import java.util.Optional;

/**
 * What a service asks of those who connect.
 *
 * @param tls empty for a connection in plain
 * @param apiKey only over TLS
 * @param headers that a profile or the environment adds to every call
 */
record Access(Optional<Tls> tls, Optional<ApiKey> apiKey, Optional<Metadata> headers) {
    static final Access PLAIN = new Access(Optional.empty(), Optional.empty(), Optional.empty());

    /** It never prints itself. */
    record ApiKey(String value) {
        @Override
        public String toString() {
            return "***";
        }
    }

    /** @throws io.cantianupgrade.cli.CliFailure when a certificate or key is none */
    <T extends ServiceStubsOptions.Builder<T>> T into(T builder) {
        tls.ifPresent(secure -> builder.setSslContext(secure.context()));
        tls.flatMap(Tls::serverName)
                .ifPresent(name -> builder.setChannelInitializer(channel -> channel.overrideAuthority(name)));
        apiKey.ifPresent(key -> builder.addApiKey(key::value));
        headers.ifPresent(all -> builder.addGrpcMetadataProvider(() -> all));
        return builder;
    }

    @Override
    public String toString() {
        return "Access[" + (tls.isPresent() ? "TLS" : "plain") + (apiKey.isPresent() ? ", API key" : "") + "]";
    }
}
