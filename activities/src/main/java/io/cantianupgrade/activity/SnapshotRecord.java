package io.cantianupgrade.activity;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cantianupgrade.storage.Snapshot;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
}
