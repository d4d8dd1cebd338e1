package io.cantianupgrade.cantian;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.storage.FileSystemRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * {@code /opt/cantian/config/deploy_param.json}: how a node is configured.
 *
 * @param fileSystems every non-empty {@code storage*_fs}, in file order, each with its tenant
 * @param clusterWide what must be the same on every node, by key
 * @param metadataFs may be empty in deploy modes without shared metadata
 */
public record DeployParam(
        NodeId nodeId,
        DeployMode deployMode,
        int nodeCount,
        List<FileSystemRef> fileSystems,
        String metadataFs,
        String shareFs,
        String archiveFs,
        Map<String, String> clusterWide) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** The file systems that live in a tenant of their own, and the key that names it; the others are in tenant 0. */
    private static final Map<String, String> TENANT_KEYS =
            Map.of("storage_share_fs", "vstore_id", "storage_dbstor_fs", "dbstor_fs_vstore_id");

    /** Keys that describe the cluster and not the node; addresses may be those of a node's own network. */
    private static final Pattern CLUSTER_WIDE =
            Pattern.compile("cms_ip|cluster_(id|name)|deploy_(mode|policy|user)|cantian_in_container|mysql_in_container"
                    + "|mysql_metadata_in_cantian|db_type|link_type|storage.*_fs|(dbstor_fs_)?vstore_id");

    public DeployParam {
        fileSystems = List.copyOf(fileSystems);
        clusterWide = Map.copyOf(clusterWide);
    }

    /** @throws IllegalArgumentException saying which key is missing or wrong */
    public static DeployParam parse(String text) {
        JsonNode json;
        try {
            json = JSON.readTree(text);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not JSON: " + e.getOriginalMessage(), e);
        }
        return new DeployParam(
                nodeId(json),
                deployMode(json),
                required(json, "cms_ip").split(";").length,
                fileSystems(json),
                json.path("storage_metadata_fs").asText(""),
                json.path("storage_share_fs").asText(""),
                json.path("storage_archive_fs").asText(""),
                clusterWide(json));
    }

    private static Map<String, String> clusterWide(JsonNode json) {
        Map<String, String> values = new TreeMap<>();
        json.properties().stream()
                .filter(field -> CLUSTER_WIDE.matcher(field.getKey()).matches())
                .forEach(field -> values.put(field.getKey(), field.getValue().asText("")));
        return values;
    }

    private static NodeId nodeId(JsonNode json) {
        String id = required(json, "node_id");
        if (!id.matches("\\d{1,2}")) {
            throw new IllegalArgumentException("node_id: expected a number, found '" + id + "'");
        }
        return new NodeId(Integer.parseInt(id));
    }

    /** As {@code get_config_info.py} resolves it: the key, else the policy, else file (T-41, T-57). */
    private static DeployMode deployMode(JsonNode json) {
        String mode = json.path("deploy_mode").asText("");
        if (mode.isEmpty()) {
            String policy = json.path("deploy_policy").asText("");
            return policy.equals("ModeB") || policy.equals("ModeC") ? DeployMode.DBSTOR : DeployMode.FILE;
        }
        try {
            return DeployMode.of(mode.equals("dbstore") ? "dbstor" : mode); // Old releases spell it so.
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "deploy_mode: expected combined, dbstor, file or dss, found '" + mode + "'", unknown);
        }
    }

    private static List<FileSystemRef> fileSystems(JsonNode json) {
        List<FileSystemRef> fileSystems = new ArrayList<>();
        json.properties().forEach(field -> {
            String key = field.getKey();
            String name = field.getValue().asText("");
            if (key.startsWith("storage") && key.endsWith("_fs") && !name.isEmpty()) {
                String tenant = TENANT_KEYS.containsKey(key)
                        ? json.path(TENANT_KEYS.get(key)).asText("0")
                        : "0";
                fileSystems.add(new FileSystemRef(name, tenant.isEmpty() ? "0" : tenant));
            }
        });
        return fileSystems;
    }

    private static String required(JsonNode json, String key) {
        String value = json.path(key).asText("");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(key + ": expected a value, found none");
        }
        return value;
    }
}
