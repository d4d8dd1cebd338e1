package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemException;
import java.util.ArrayList;
import java.util.List;

/** What commands have in common that go to a node themselves. */
final class NodeOverSsh {
    private NodeOverSsh() {}

    /** @throws CliFailure when there is no such node, or the cluster file does not say how it is reached over SSH */
    static ClusterSpec checked(ClusterSpec cluster, NodeId node) {
        if (!cluster.nodeIds().contains(node)) {
            throw CliFailure.usage(
                    "Cluster %s has no %s.".formatted(cluster.cluster(), node),
                    "name one of its nodes: " + cluster.nodeIds());
        }
        if (cluster.ssh().identityFile().isEmpty() || cluster.ssh().knownHosts().isEmpty()) {
            throw CliFailure.usage(
                    "A worker is installed over SSH, and the cluster file does not say how.",
                    "add the section  ssh: { user: root, identityFile: ~/.ssh/id_ed25519, knownHosts: ~/.ssh/known_hosts }");
        }
        return cluster;
    }

    static void doing(Runnable work) {
        try {
            work.run();
        } catch (ProblemException e) {
            Problem problem = e.problem();
            List<String> lines = new ArrayList<>(List.of(problem.line()));
            problem.evidence().forEach(line -> lines.add("  saw " + line));
            lines.add("  do  " + problem.remedy());
            throw CliFailure.failed(lines);
        }
    }
}
