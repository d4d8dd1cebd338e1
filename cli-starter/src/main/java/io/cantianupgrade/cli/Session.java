package io.cantianupgrade.cli;

import io.cantianupgrade.cli.temporal.BackgroundService;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cli.temporal.EmbeddedTemporal;
import io.cantianupgrade.cli.temporal.Endpoint;
import io.cantianupgrade.cli.temporal.EndpointReader;
import io.cantianupgrade.cli.temporal.StateFolder;
import io.cantianupgrade.cli.temporal.TemporalBinary;
import io.cantianupgrade.contract.WorkflowIds;
import io.cantianupgrade.encryption.KeyFile;
import io.cantianupgrade.encryption.Keys;
import io.cantianupgrade.model.ClusterId;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** What one run of a command works with. */
public final class Session {
    private final Surroundings surroundings;
    private final CommonOptions common;
    private Optional<Keys> keys;

    Session(Surroundings surroundings, CommonOptions common) {
        this.surroundings = surroundings;
        this.common = common;
    }

    public Console console() {
        return surroundings.console();
    }

    public boolean json() {
        return common.json();
    }

    public Path home() {
        return surroundings.home();
    }

    /** @throws CliFailure when what was named can be no address */
    public Endpoint endpoint() {
        Endpoint endpoint = EndpointReader.read(common.connection, surroundings.environment(), surroundings.home());
        if (!endpoint.isPlausible()) {
            throw CliFailure.usage(
                    "Expected HOST:PORT as the address of Temporal, found '%s'.".formatted(endpoint.address()),
                    "for example  --address temporal.example:7233");
        }
        return endpoint;
    }

    /**
     * The keys that are configured; read once.
     *
     * @throws io.cantianupgrade.model.ProblemException {@code KEY_FILE_INVALID}
     */
    public Optional<Keys> keys() {
        if (keys == null) {
            keys = keyFile().path(common.keyFile).map(KeyFile::open);
        }
        return keys;
    }

    private KeyFileChoice keyFile() {
        return new KeyFileChoice(surroundings.environment(), surroundings.home());
    }

    /** Where a new key goes, whether or not there is a file already. */
    public Path keyFileToWrite(Path named) {
        return keyFile().toWrite(named == null ? common.keyFile : named);
    }

    public Map<String, String> environment() {
        return surroundings.environment();
    }

    /** What a worker elsewhere must be told, so that it finds the same service: every TEMPORAL_ variable, the key file, and the options. */
    public Map<String, String> workerEnvironment() {
        Map<String, String> variables = new TreeMap<>();
        surroundings.environment().forEach((name, value) -> {
            if (name.startsWith("TEMPORAL_") || name.equals("CANTIAN_UPGRADE_KEY_FILE")) {
                variables.put(name, value);
            }
        });
        variables.put("TEMPORAL_ADDRESS", endpoint().address());
        variables.put("TEMPORAL_NAMESPACE", endpoint().namespace());
        return variables;
    }

    public StateFolder state() {
        return StateFolder.of(surroundings.environment(), surroundings.home());
    }

    public EmbeddedTemporal embeddedTemporal() {
        TemporalBinary binary = new TemporalBinary(surroundings.environment(), surroundings.home(), console()::note);
        return new EmbeddedTemporal(binary, console()::note);
    }

    /** To the service that is meant, as it is. */
    public Connection connect() {
        Logs.off();
        return open(endpoint());
    }

    /** The same; when nobody has named a service and this machine has none, one is started first. */
    public Connection connectOrStart() {
        Logs.off();
        Endpoint endpoint = endpoint();
        if (!endpoint.named()) {
            new BackgroundService(state(), backgroundWords(endpoint), Main.class.getName(), console()::note)
                    .ensure(endpoint.namespace());
        }
        return open(endpoint);
    }

    /** To that service, with the keys that are configured. */
    public Connection open(Endpoint endpoint) {
        return Connection.open(endpoint, keys());
    }

    private List<String> backgroundWords(Endpoint endpoint) {
        List<String> words = new ArrayList<>(List.of("--namespace", endpoint.namespace()));
        keyFile().path(common.keyFile).ifPresent(file -> words.addAll(List.of("--key-file", file.toString())));
        return words;
    }

    /** Where the operation of a cluster is in the Web UI, when it is known. */
    public Optional<String> webUi(ClusterId cluster) {
        return endpoint().named() ? Optional.empty() : state().webUi().map(base -> page(base, endpoint(), cluster));
    }

    /** The page of the operation of a cluster. */
    public static String page(String webUi, Endpoint endpoint, ClusterId cluster) {
        return "%s/namespaces/%s/workflows/%s"
                .formatted(
                        webUi,
                        endpoint.namespace(),
                        URLEncoder.encode(WorkflowIds.operation(cluster), StandardCharsets.UTF_8));
    }
}
