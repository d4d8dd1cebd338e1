package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Logs;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.secret.LocalReference;
import io.cantianupgrade.cli.secret.ServerCertificate;
import io.cantianupgrade.encryption.CodecAccess;
import io.cantianupgrade.encryption.CodecServer;
import io.cantianupgrade.encryption.CodecServerOptions;
import io.cantianupgrade.encryption.Keys;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lets the Web UI read what is encrypted. */
@Command(
        name = "codec-server",
        description = {
            "Let the Web UI read what is encrypted, until Ctrl-C.",
            "Whoever reaches it reads it, too: it listens on this machine only, unless --host says otherwise."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  cantian-upgrade codec-server",
            "  cantian-upgrade codec-server --host 10.0.0.20 --token file:/root/codec-token"
        })
public final class CodecServerCommand implements Callable<Integer> {
    private final Session session;

    @Option(names = "--port", paramLabel = "PORT", description = "where it listens (default: ${DEFAULT-VALUE})")
    private int port = 8081;

    @Option(
            names = "--host",
            paramLabel = "HOST",
            description = "address of this machine to listen on (default: ${DEFAULT-VALUE}); another needs --token")
    private String host = "127.0.0.1";

    @Option(
            names = "--cors-origin",
            paramLabel = "URL",
            description = "address of the Web UI as the browser shows it, such as http://127.0.0.1:8233; repeatable")
    private List<String> origins = new ArrayList<>(List.of("http://127.0.0.1:8233", "http://localhost:8233"));

    @Option(
            names = "--token",
            paramLabel = "env:NAME|file:/path",
            description = "where the token is to be found that every request must bring")
    private String token;

    @Option(names = "--cert", paramLabel = "FILE", description = "its certificate (PEM), for HTTPS")
    private Path certificate;

    @Option(names = "--cert-key", paramLabel = "FILE", description = "the certificate's private key (PEM, PKCS#8)")
    private Path certificateKey;

    public CodecServerCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Logs.warnings();
        Keys keys = session.keys()
                .orElseThrow(() -> CliFailure.usage(
                        "No key is configured, so there is nothing to decode.",
                        "name the key file with --key-file, or make one: cantian-upgrade key new"));
        try (CodecServer server = CodecServer.start(options(), keys)) {
            session.console().note("The codec server answers at %s. Ctrl-C ends it.".formatted(server.url()));
            new CountDownLatch(1).await();
        } catch (IOException taken) {
            throw CliFailure.failed(
                    "The codec server cannot listen on %s:%d: %s.".formatted(host, port, taken.getMessage()),
                    "name another with --port or --host",
                    taken);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return ExitCodes.DONE;
    }

    private CodecServerOptions options() {
        InetSocketAddress address = address();
        Optional<String> secret = Optional.ofNullable(token)
                .map(reference -> LocalReference.of("--token", reference).value(session.environment()));
        if (!address.getAddress().isLoopbackAddress() && secret.isEmpty()) {
            throw CliFailure.usage(
                    "Without a token everybody who reaches %s could read everything.".formatted(host),
                    "name a token with --token file:/path, or leave --host away");
        }
        return new CodecServerOptions(address, new CodecAccess(origins, secret), tls());
    }

    private InetSocketAddress address() {
        if (port < 0 || port > 65_535) {
            throw CliFailure.usage(
                    "--port: expected a number from 0 to 65535, found %d.".formatted(port), "--port 8081");
        }
        try {
            return new InetSocketAddress(InetAddress.getByName(host), port);
        } catch (UnknownHostException unknown) {
            throw CliFailure.usage("--host: nobody knows the address '%s'.".formatted(host), "--host 127.0.0.1");
        }
    }

    private Optional<SSLContext> tls() {
        if ((certificate == null) != (certificateKey == null)) {
            throw CliFailure.usage(
                    "A certificate and its key belong together.", "name --cert and --cert-key, or neither");
        }
        return Optional.ofNullable(certificate).map(file -> ServerCertificate.context(file, certificateKey));
    }
}
