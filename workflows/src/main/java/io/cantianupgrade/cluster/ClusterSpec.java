package io.cantianupgrade.cluster;

import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.SecretRef;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.UnaryOperator;

/**
 * What the operator says about a cluster: the value of {@code cluster.yaml}. It travels in every request, so that a worker
 * needs no configuration of its own; it names secrets and never holds one.
 *
 * @param nodes in order of their ids, at least one, each id once
 * @param array absent for clusters without a storage array
 * @param backup absent when the operator backs the data up by other means
 * @param answers given ahead of time: question kind to answer
 * @param until the time of day at which maintenance windows end, by the clock of whoever starts an operation; absent for none
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
        Map<String, String> answers,
        Optional<LocalTime> until) {

    public ClusterSpec {
        nodes = List.copyOf(nodes);
        rolling = rolling == null ? RollingSpec.DEFAULT : rolling; // Older histories have none.
        backup = backup == null ? Optional.empty() : backup;
        answers = Map.copyOf(answers);
        until = until == null ? Optional.empty() : until;
    }

    public ClusterSpec with(RollingSpec newRolling) {
        return new ClusterSpec(
                cluster, release, ssh, nodes, array, database, business, newRolling, backup, answers, until);
    }

    public ClusterSpec with(Map<String, String> newAnswers) {
        return new ClusterSpec(
                cluster, release, ssh, nodes, array, database, business, rolling, backup, newAnswers, until);
    }

    /**
     * The same with other references to secrets.
     *
     * @param backup whether those for a backup of the data are among them
     * @param change is told what the secret is, such as {@code the password of sys in the database}, and where it was to be found
     */
    public ClusterSpec withSecrets(boolean backup, BiFunction<String, SecretRef, SecretRef> change) {
        Optional<ArraySpec> newArray = array.map(spec -> spec.with(change.apply(
                "the password of %s on the array %s".formatted(spec.user(), spec.address()), spec.password())));
        DatabaseSpec newDatabase =
                new DatabaseSpec(change.apply("the password of sys in the database", database.sysPassword()));
        UnaryOperator<SecretRef> mysql = secret -> change.apply("the password of MySQL, for the backup", secret);
        Map<String, String> newAnswers = new HashMap<>(answers);
        if (backup) {
            newAnswers.computeIfPresent(
                    DataBackupSpec.QUESTION, (kind, said) -> DataBackupSpec.withPassword(said, mysql));
        }
        return new ClusterSpec(
                cluster,
                release,
                ssh,
                nodes,
                newArray,
                newDatabase,
                business,
                rolling,
                backup ? this.backup.map(spec -> spec.with(spec.password().map(mysql))) : this.backup,
                newAnswers,
                until);
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
