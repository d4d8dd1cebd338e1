package io.cantianupgrade.simulator;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The live configuration of a node, made from the template that its release ships. */
final class DeployParam {

    private static final ObjectMapper JSON = new ObjectMapper();

    private DeployParam() {}

    static void write(Path file, Release release, ClusterSettings settings, int node) throws IOException {
        String template = release.mode().hasArray() ? "config_params.json" : "config_params_file.json";
        ObjectNode config = (ObjectNode) JSON.readTree(
                release.unpacked().resolve("action").resolve(template).toFile());
        config.put("deploy_mode", settings.mode().word());
        config.put("node_id", Integer.toString(node));
        config.put("cluster_name", settings.name());
        config.put("cms_ip", addresses("192.168.1.", settings.nodes()));
        if (config.has("cantian_vlan_ip")) {
            config.put("cantian_vlan_ip", addresses("192.168.3.", settings.nodes()));
        }
        if (!settings.mode().sharesMetadata()) {
            config.put("storage_metadata_fs", "");
        }
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), config);
    }

    private static String addresses(String network, int nodes) {
        return IntStream.rangeClosed(1, nodes).mapToObj(last -> network + last).collect(Collectors.joining(";"));
    }
}
