package io.cantianupgrade.activity.check;

import static io.cantianupgrade.check.CheckResult.failed;
import static io.cantianupgrade.check.CheckResult.notRun;
import static io.cantianupgrade.check.CheckResult.pass;

import io.cantianupgrade.cantian.DeployParam;
import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.check.CheckResult;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether all nodes are configured as nodes of one cluster. */
final class ConfigurationChecks {

    private static final String CLUSTER = "cluster";

    private ConfigurationChecks() {}

    static CheckResult of(List<NodeReading> nodes) {
        List<NodeReading> readable =
                nodes.stream().filter(node -> node.configured().isPresent()).toList();
        if (readable.isEmpty()) {
            return notRun(CheckId.SAME_CONFIGURATION, CLUSTER, "no node could be read");
        }
        Set<String> keys = new TreeSet<>();
        readable.forEach(node -> keys.addAll(configured(node).clusterWide().keySet()));
        List<String> different = keys.stream()
                .filter(key -> readable.stream()
                                .map(node -> value(node, key))
                                .distinct()
                                .count()
                        > 1)
                .toList();
        if (different.isEmpty()) {
            return pass(CheckId.SAME_CONFIGURATION, CLUSTER, keys.size() + " keys are the same");
        }
        return failed(
                CheckId.SAME_CONFIGURATION,
                CLUSTER,
                "expected the same on every node, different in deploy_param.json: " + String.join(", ", different),
                different.stream()
                        .flatMap(key ->
                                readable.stream().map(node -> node.id() + ": " + key + " = '" + value(node, key) + "'"))
                        .toList(),
                "mend /opt/cantian/config/deploy_param.json on the node that is wrong");
    }

    private static String value(NodeReading node, String key) {
        return configured(node).clusterWide().getOrDefault(key, "");
    }

    private static DeployParam configured(NodeReading node) {
        return node.configured().orElseThrow();
    }
}
