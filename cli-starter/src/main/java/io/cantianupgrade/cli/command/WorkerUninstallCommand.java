package io.cantianupgrade.cli.command;

import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.worker.install.NodeWorkers;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Takes the worker of a node away. */
@Command(
        name = "uninstall",
        description = {
            "Stop the worker of a node and remove it, over SSH.",
            "What it has started on the node goes on; its job directories stay."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  cantian-upgrade worker uninstall --node 1 -f prod-a/cluster.yaml"})
public final class WorkerUninstallCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private NodeOverSshOptions options = new NodeOverSshOptions();

    public WorkerUninstallCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ClusterSpec cluster = options.cluster(session);
        NodeId node = options.node();
        try (NodeWorkers workers = new NodeWorkers(cluster, node, session.console()::note)) {
            NodeOverSsh.doing(workers::uninstall);
        }
        session.console().say(tr("%s of %s has no worker any more.", node, cluster.cluster()));
        return ExitCodes.DONE;
    }
}
