package io.cantianupgrade.cluster;

import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.NodeId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What the operator says about a cluster: the value of {@code cluster.yaml}. It travels in every request, so that a worker
 * needs no configuration of its own; it names secrets and never holds one.
 *
 * @param nodes in order of their ids, at least one, each id once
 * @param array absent for clusters without a storage array
 * @param backup absent when the operator backs the data up by other means
 * @param answers given ahead of time: question kind to answer
 */
public record ClusterSpec(
        ClusterId cluster,
        ReleaseSpec release,
        SshSpec ssh,
        List<NodeSpec> nodes,
        Optional<ArraySpec> array,
        DatabaseSpec database,
        BusinessSpec business,
        RollingSpec rolling,
        Optional<DataBackupSpec> backup,
        Map<String, String> answers) {

    public ClusterSpec {
        nodes = List.copyOf(nodes);
        rolling = rolling == null ? RollingSpec.DEFAULT : rolling; // Older histories have none.
        backup = backup == null ? Optional.empty() : backup;
        answers = Map.copyOf(answers);
    }

    public ClusterSpec with(RollingSpec newRolling) {
        return new ClusterSpec(cluster, release, ssh, nodes, array, database, business, newRolling, backup, answers);
    }

    public ClusterSpec with(Map<String, String> newAnswers) {
        return new ClusterSpec(cluster, release, ssh, nodes, array, database, business, rolling, backup, newAnswers);
    }

    public List<NodeId> nodeIds() {
        return nodes.stream().map(NodeSpec::id).toList();
    }

    /** @throws IllegalArgumentException when the cluster has no such node */
    public NodeSpec node(NodeId id) {
        return nodes.stream()
                .filter(node -> node.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("cluster " + cluster + " has no " + id));
    }

    public NodeSpec leadNode() {
        return node(NodeId.LEAD);
    }
}
