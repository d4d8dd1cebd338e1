package io.cantianupgrade.cli.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.ExitCodes;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Each way in which a connection over TLS fails has its own cause and remedy, within seconds; the right one works. */
@Timeout(60)
class TlsConnectionTest {
    private static final HeldCertificate AUTHORITY = authority("ours");
    private static final HeldCertificate STRANGER = authority("strangers");
    private static final Optional<HeldCertificate> ANYBODY = Optional.empty();
    private static final Optional<String> NO_KEY = Optional.empty();

    @TempDir
    private Path folder;

    private final ConnectionOptions said = new ConnectionOptions();

    @Test
    void aServiceOfATrustedAuthorityIsReached() throws IOException {
        try (SecureService service = SecureService.start(server("localhost"), ANYBODY, NO_KEY)) {
            said.authorities = write("ca.pem", AUTHORITY.certificatePem());
            assertConnects(service);
        }
    }

    @Test
    void anUnknownAuthorityIsNotTrusted() throws IOException {
        try (SecureService service = SecureService.start(server("localhost"), ANYBODY, NO_KEY)) {
            said.authorities = write("ca.pem", STRANGER.certificatePem());
            assertFails(service, "of an authority that is not trusted here", "--tls-ca-path");
            said.authorities = null;
            said.tls = true;
            assertFails(service, "of an authority that is not trusted here", "--tls-ca-path");
        }
    }

    @Test
    void anotherNameIsNotTrustedUntilItIsNamed() throws IOException {
        try (SecureService service = SecureService.start(server("frontend"), ANYBODY, NO_KEY)) {
            said.authorities = write("ca.pem", AUTHORITY.certificatePem());
            assertFails(service, "its certificate is of another name", "--tls-server-name");
            said.serverName = "frontend";
            assertConnects(service);
        }
    }

    @Test
    void anExpiredCertificateIsSaidToBeOne() throws IOException {
        Instant now = Instant.now();
        HeldCertificate expired = signed("localhost")
                .validityInterval(
                        now.minus(Duration.ofDays(2)).toEpochMilli(),
                        now.minus(Duration.ofDays(1)).toEpochMilli())
                .build();
        try (SecureService service = SecureService.start(expired, ANYBODY, NO_KEY)) {
            said.authorities = write("ca.pem", AUTHORITY.certificatePem());
            assertFails(service, "its certificate is not valid at this time", "clock");
        }
    }

    @Test
    void aServiceThatWantsACertificateGetsTheRightOne() throws IOException {
        try (SecureService service = SecureService.start(server("localhost"), Optional.of(AUTHORITY), NO_KEY)) {
            said.authorities = write("ca.pem", AUTHORITY.certificatePem());
            assertFails(service, "it wants a certificate of this client", "--tls-cert-path");

            identify(new HeldCertificate.Builder()
                    .signedBy(STRANGER)
                    .commonName("x")
                    .build());
            assertFails(service, "it does not accept this client's certificate", "--tls-cert-path");

            identify(signed("upgrade").build());
            assertConnects(service);
        }
    }

    @Test
    void anApiKeyIsAskedForAndChecked() throws IOException {
        try (SecureService service = SecureService.start(server("localhost"), ANYBODY, Optional.of("canary"))) {
            said.authorities = write("ca.pem", AUTHORITY.certificatePem());
            assertFails(service, "UNAUTHENTICATED", "--api-key");
            said.apiKey = "file:" + write("api-key", "wrong");
            assertFails(service, "does not accept the API key", "not expired");
            said.apiKey = "file:" + write("api-key", "canary\n");
            assertConnects(service);
        }
    }

    @Test
    void aFileThatIsNoCertificateIsNamed() throws IOException {
        said.authorities = write("ca.pem", "nothing");
        CliFailure failure = failure("localhost:1");
        assertThat(failure.exitCode()).isEqualTo(ExitCodes.USAGE);
        assertThat(failure.lines().get(0)).contains("hold no certificate", "ca.pem");

        said.authorities = null;
        said.certificate = write("client.pem", AUTHORITY.certificatePem());
        said.key = write("client.key", "nothing");
        assertThat(failure("localhost:1").lines().get(0)).contains("not a pair", "client.key");
    }

    private void identify(HeldCertificate own) throws IOException {
        said.certificate = write("client.pem", own.certificatePem());
        said.key = write("client.key", own.privateKeyPkcs8Pem());
    }

    private void assertConnects(SecureService service) {
        said.address = service.address();
        assertThatCode(() -> Connection.open(EndpointReader.read(said, Map.of(), folder))
                        .close())
                .doesNotThrowAnyException();
    }

    private void assertFails(SecureService service, String cause, String remedy) {
        CliFailure failure = failure(service.address());
        assertThat(failure.exitCode()).isEqualTo(ExitCodes.UNREACHABLE);
        assertThat(failure.lines()).hasSize(2);
        assertThat(failure.lines().get(0)).contains(service.address(), cause).doesNotContain("canary");
        assertThat(failure.lines().get(1)).contains(remedy);
    }

    private CliFailure failure(String address) {
        said.address = address;
        CliFailure failure = catchThrowableOfType(
                CliFailure.class, () -> Connection.open(EndpointReader.read(said, Map.of(), folder)));
        assertThat(Optional.ofNullable(failure)).isPresent();
        return failure;
    }

    private Path write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private static HeldCertificate authority(String name) {
        return new HeldCertificate.Builder()
                .certificateAuthority(0)
                .commonName(name)
                .build();
    }

    private static HeldCertificate server(String name) {
        return signed(name).build();
    }

    private static HeldCertificate.Builder signed(String name) {
        return new HeldCertificate.Builder()
                .signedBy(AUTHORITY)
                .commonName(name)
                .addSubjectAlternativeName(name);
    }
}
