package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.NodeId;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Which node of which cluster, for commands that go to it over SSH. */
final class NodeOverSshOptions {
    @Mixin
    private ClusterFileOption file = new ClusterFileOption();

    @Option(
            names = "--node",
            required = true,
            paramLabel = "N",
            converter = NodeNumber.class,
            description = "number of the node")
    private NodeId node;

    NodeId node() {
        return node;
    }

    /** @throws CliFailure when the file has mistakes, has no such node, or does not say how a node is reached over SSH */
    ClusterSpec cluster(Session session) {
        return NodeOverSsh.checked(file.load(session.home()), node);
    }
}
