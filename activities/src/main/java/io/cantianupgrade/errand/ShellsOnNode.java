package io.cantianupgrade.errand;

import io.cantianupgrade.cluster.ArraySpec;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.DataBackupSpec;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.SecretRef;
import io.cantianupgrade.node.NodeShell;
import io.cantianupgrade.node.Shells;
import io.cantianupgrade.node.local.LocalShell;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The ways of a worker on a node: its own processes, and errands to every other node, for which it has no keys. */
public final class ShellsOnNode implements Shells {

    private static final String VARIABLE = "env:";

    private final ClusterId cluster;
    private final NodeId here;
    private final Errands errands;

    public ShellsOnNode(ClusterId cluster, NodeId here, Errands errands) {
        this.cluster = cluster;
        this.here = here;
        this.errands = errands;
    }

    @Override
    public NodeShell of(ClusterSpec spec, NodeId node) {
        return node.equals(here) && spec.cluster().equals(cluster)
                ? new LocalShell(spec.node(node), secretVariables(spec))
                : new WorkerShell(errands, spec, node);
    }

    /** A job keeps its environment with its log, so no secret may be in it. */
    private static Set<String> secretVariables(ClusterSpec spec) {
        return Stream.of(
                        Stream.of(spec.database().sysPassword()),
                        spec.array().map(ArraySpec::password).stream(),
                        spec.backup().flatMap(DataBackupSpec::password).stream())
                .flatMap(secrets -> secrets)
                .map(SecretRef::reference)
                .filter(reference -> reference.startsWith(VARIABLE))
                .map(reference -> reference.substring(VARIABLE.length()))
                .collect(Collectors.toSet());
    }
}
