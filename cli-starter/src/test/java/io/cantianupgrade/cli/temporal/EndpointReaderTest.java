package io.cantianupgrade.cli.temporal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.cantianupgrade.cli.CliFailure;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Options beat the environment, the environment beats the profile. */
class EndpointReaderTest {
    @TempDir
    private Path home;

    private final Map<String, String> environment = new HashMap<>();
    private final ConnectionOptions said = new ConnectionOptions();

    @BeforeEach
    void writeProfiles() throws Exception {
        for (String file : new String[] {"ca.pem", "client.pem", "client.key"}) {
            Files.writeString(home.resolve(file), file);
        }
        profiles("""
                [profile.default]
                address = "default.example:7233"
                namespace = "ours"

                [profile.secure]
                address = "secure.example:7233"
                api_key = "canary-key"

                [profile.mtls]
                address = "mtls.example:7233"
                [profile.mtls.tls]
                server_ca_cert_path = "HOME/ca.pem"
                client_cert_path = "HOME/client.pem"
                client_key_path = "HOME/client.key"
                server_name = "frontend"
                """);
    }

    @Test
    void withNothingSaidItIsThisMachineInPlain() throws Exception {
        Files.delete(home.resolve(".config/temporalio/temporal.toml"));
        assertThat(read()).isEqualTo(new Endpoint(Endpoint.LOCAL, "default", false));
    }

    @Test
    void theDefaultProfileIsTakenWhenItIsThere() {
        assertThat(read()).isEqualTo(new Endpoint("default.example:7233", "ours", true));
    }

    @Test
    void theEnvironmentBeatsTheProfileAndOptionsBeatBoth() {
        environment.put("TEMPORAL_ADDRESS", "env.example:7233");
        environment.put("TEMPORAL_NAMESPACE", " ");
        assertThat(read().address()).isEqualTo("env.example:7233");
        assertThat(read().namespace()).isEqualTo("ours");
        said.address = "said.example:7233";
        said.namespace = "theirs";
        assertThat(read()).isEqualTo(new Endpoint("said.example:7233", "theirs", true));
    }

    @Test
    void theProfileIsNamedByOptionOrEnvironment() {
        environment.put("TEMPORAL_PROFILE", "mtls");
        assertThat(read().address()).isEqualTo("mtls.example:7233");
        said.profile = "secure";
        assertThat(read().address()).isEqualTo("secure.example:7233");
    }

    @Test
    void mtlsComesFromAProfile() {
        said.profile = "mtls";
        Tls tls = read().access().tls().orElseThrow();
        assertThat(tls.serverName()).contains("frontend");
        assertThat(tls.authorities())
                .map(Pem::source)
                .contains(home.resolve("ca.pem").toString());
        assertThat(tls.identity())
                .map(own -> own.key().source())
                .contains(home.resolve("client.key").toString());
    }

    @Test
    void mtlsComesFromOptionsAndFromTheEnvironmentInPieces() {
        environment.put("TEMPORAL_TLS_CLIENT_CERT_DATA", "pem");
        environment.put("TEMPORAL_TLS_SERVER_NAME", "env-name");
        said.key = home.resolve("client.key");
        said.serverName = "said-name";
        Tls tls = read().access().tls().orElseThrow();
        assertThat(tls.serverName()).contains("said-name");
        assertThat(tls.identity()).map(own -> own.certificate().text()).contains("pem");
    }

    @Test
    void anApiKeySwitchesTlsOnAndNeverPrintsItself() {
        said.profile = "secure";
        Endpoint endpoint = read();
        assertThat(endpoint.secure()).isTrue();
        assertThat(endpoint.access().apiKey().orElseThrow().value()).isEqualTo("canary-key");
        assertThat(endpoint.toString()).doesNotContain("canary-key");
    }

    @Test
    void anApiKeyIsNamedOnTheCommandLineAndNeverWritten() throws Exception {
        environment.put("TEMPORAL_API_KEY", "from-environment");
        assertThat(read().access().apiKey().orElseThrow().value()).isEqualTo("from-environment");
        said.apiKey = "file:" + Files.writeString(home.resolve("api-key"), "from-file\n");
        assertThat(read().access().apiKey().orElseThrow().value()).isEqualTo("from-file");
        said.apiKey = "canary-key";
        assertThat(failure().lines().toString())
                .contains("expected env:NAME or file:/path")
                .doesNotContain("canary");
        said.apiKey = "env:NOT_SET";
        assertThat(failure().lines().get(0)).contains("env:NOT_SET is empty");
    }

    @Test
    void whatContradictsItselfIsRefused() {
        environment.put("TEMPORAL_API_KEY", "key");
        environment.put("TEMPORAL_TLS", "false");
        assertThat(failure().lines().get(0)).contains("over TLS only");
        environment.clear();
        said.certificate = home.resolve("client.pem");
        assertThat(failure().lines().get(0)).contains("belong together", "only the certificate");
        said.certificate = null;
        environment.put("TEMPORAL_TLS_DISABLE_HOST_VERIFICATION", "true");
        assertThat(failure().lines().get(0)).contains("this program does not");
    }

    @Test
    void filesAndProfilesThatAreNotThereAreNamed() throws Exception {
        said.profile = "nowhere";
        assertThat(failure().lines().get(0)).contains("has no profile 'nowhere'");
        said.profile = null;
        said.authorities = home.resolve("no-ca.pem");
        assertThat(failure().lines().get(0)).contains("no-ca.pem", "NoSuchFile");
        said.authorities = null;
        environment.put("TEMPORAL_CONFIG_FILE", home.resolve("no.toml").toString());
        assertThat(failure().lines().get(0)).contains("There is no file of profiles", "no.toml");
        environment.clear();
        profiles("[profile.default]\napi_key = canary-key");
        assertThat(failure().lines().get(0))
                .contains("temporal.toml:2: expected TOML")
                .doesNotContain("canary");
    }

    private void profiles(String toml) throws Exception {
        Path folder = Files.createDirectories(home.resolve(".config/temporalio"));
        Files.writeString(folder.resolve("temporal.toml"), toml.replace("HOME", home.toString()));
    }

    private Endpoint read() {
        return EndpointReader.read(said, environment, home);
    }

    private CliFailure failure() {
        CliFailure failure = catchThrowableOfType(CliFailure.class, this::read);
        assertThat(Optional.ofNullable(failure)).isPresent();
        assertThat(failure.exitCode()).isEqualTo(2);
        assertThat(failure.lines()).hasSize(2);
        return failure;
    }
}
