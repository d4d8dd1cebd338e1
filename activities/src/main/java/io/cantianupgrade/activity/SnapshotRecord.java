package io.cantianupgrade.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.storage.Snapshot;
import io.cantianupgrade.storage.SnapshotName;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The vendor's record of snapshots, {@code processed_snapshots.json}: file system to snapshot id (F7). */
final class SnapshotRecord {

    private static final ObjectMapper JSON = new ObjectMapper();

    private SnapshotRecord() {}

    static String of(List<Snapshot> snapshots) {
        Map<String, String> ids = new LinkedHashMap<>();
        snapshots.forEach(snapshot -> ids.put(snapshot.fileSystem().name(), snapshot.id()));
        try {
            return JSON.writeValueAsString(ids);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a map of strings is always JSON", e);
        }
    }

    /** File system to snapshot id; empty for a record that is empty or none. */
    static Map<String, String> parse(String record) {
        try {
            return record.isBlank() ? Map.of() : JSON.readValue(record, new TypeReference<Map<String, String>>() {});
        } catch (JsonProcessingException e) {
            throw new ProblemException(
                    new Problem(
                            ProblemCode.SNAPSHOT_MISSING,
                            "node 0",
                            "processed_snapshots.json cannot be read: " + e.getOriginalMessage(),
                            List.of(),
                            "delete the snapshots of the upgrade in DeviceManager and empty the file"),
                    e);
        }
    }

    /** The name in an id, which is {@code <file system id>@<name>}; empty for another form, or a name we would never give. */
    static Optional<SnapshotName> nameOf(String id) {
        String name = id.substring(id.indexOf('@') + 1);
        return SnapshotName.isOne(name) ? Optional.of(new SnapshotName(name)) : Optional.empty();
    }
}
