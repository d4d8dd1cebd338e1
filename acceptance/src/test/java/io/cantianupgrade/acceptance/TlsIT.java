package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A Temporal service that is reached over mTLS only: worker, command line and an operation. */
class TlsIT {

    private static final HeldCertificate AUTHORITY = new HeldCertificate.Builder()
            .certificateAuthority(0)
            .commonName("authority")
            .build();

    @TempDir
    private Path folder;

    @Test
    void anOperationRunsOverMutualTlsAndNobodyWithoutCertificateComesIn() throws IOException {
        try (Installation installation = Installation.start();
                Forward proxy = Forward.overTls(installation.address(), signed("localhost"), AUTHORITY);
                Site site = Site.named("tls")) {
            List<String> mtls = with(mtls(), "--address", proxy.address());
            try (WorkerProcess worker = installation.startWorker(Map.of(), mtls.toArray(String[]::new))) {
                assertThat(worker.log()).exists();
                String file = site.clusterFileWith(Map.of("BUSINESS_STOPPED", "leave"));
                Ended upgrade =
                        installation.runProgram(with(mtls, "upgrade", "offline", "--yes", "-o", "json", "-f", file)
                                .toArray(String[]::new));
                assertThat(upgrade.json().get("state").asText())
                        .as(upgrade.everything())
                        .isEqualTo("STOPPED");
            }

            Ended anonymous =
                    installation.run("status", "tls", "--address", proxy.address(), "--tls-ca-path", file("ca.pem"));
            assertThat(anonymous.exitCode()).as(anonymous.everything()).isEqualTo(4);
            assertThat(anonymous.err()).contains("it wants a certificate of this client", "--tls-cert-path");

            Ended plain = installation.run("status", "tls", "--address", proxy.address());
            assertThat(plain.exitCode()).as(plain.everything()).isEqualTo(4);
            assertThat(plain.err()).contains("needs --tls");

            Ended notTls = installation.run(
                    "status", "tls", "--address", installation.address(), "--tls-ca-path", file("ca.pem"));
            assertThat(notTls.exitCode()).as(notTls.everything()).isEqualTo(4);
            assertThat(notTls.err()).contains("TLS");
        }
    }

    private List<String> mtls() throws IOException {
        HeldCertificate client = signed("client");
        return List.of(
                "--tls-ca-path",
                write("ca.pem", AUTHORITY.certificatePem()),
                "--tls-cert-path",
                write("client.pem", client.certificatePem()),
                "--tls-key-path",
                write("client.key", client.privateKeyPkcs8Pem()));
    }

    private String file(String name) {
        return folder.resolve(name).toString();
    }

    private String write(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static List<String> with(List<String> words, String... more) {
        List<String> all = new ArrayList<>(words);
        all.addAll(List.of(more));
        return all;
    }

    private static HeldCertificate signed(String name) {
        return new HeldCertificate.Builder()
                .signedBy(AUTHORITY)
                .commonName(name)
                .addSubjectAlternativeName(name)
                .build();
    }
}
