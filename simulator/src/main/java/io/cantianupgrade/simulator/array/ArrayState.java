package io.cantianupgrade.simulator.array;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * What the array remembers over a restart: who it is, where it listens, its snapshots and rollbacks. Whoever reads or changes
 * it holds its monitor; {@link #save} after a change.
 */
@JsonAutoDetect(fieldVisibility = JsonAutoDetect.Visibility.ANY, getterVisibility = JsonAutoDetect.Visibility.NONE)
final class ArrayState {

    private static final ObjectMapper JSON = new ObjectMapper();

    @JsonIgnore
    private Path file = Path.of("");

    String deviceId = "SN-SIM-" + UUID.randomUUID().toString().substring(0, 8);
    String wwn = UUID.randomUUID().toString().replace("-", "");
    int port;
    long lastSnapshot;
    final Map<String, String> fileSystemIds = new LinkedHashMap<>();
    final Map<String, SimulatedSnapshot> snapshots = new LinkedHashMap<>();

    /** By file system: the rollback that was accepted last, and the one before it. */
    final Map<String, Rollback> rollbacks = new LinkedHashMap<>();

    final Map<String, Rollback> earlierRollbacks = new LinkedHashMap<>();

    static ArrayState in(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path file = folder.resolve("array.json");
        ArrayState state =
                Files.exists(file) ? JSON.readValue(Files.readAllBytes(file), ArrayState.class) : new ArrayState();
        state.file = file;
        return state;
    }

    /** The same name in the same vStore keeps its id for ever. */
    String fileSystemId(String vstore, String name) {
        return fileSystemIds.computeIfAbsent(
                vstore + "/" + name, unknown -> Integer.toString(fileSystemIds.size() + 1));
    }

    /** All or nothing, so that a killed process leaves a state that can be read. */
    void save() {
        try {
            Path next = file.resolveSibling("array.json.next");
            Files.write(next, JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
