package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.Session;
import io.cantianupgrade.model.ClusterId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets an operation rest where no node is down. */
@Command(
        name = "pause",
        description = {
            "Let an operation rest at the next safe boundary: between two steps, when no node is down.",
            "Until then it goes on, and status says what it waits for."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  cantian-upgrade pause prod-a"})
public final class PauseCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "CLUSTER", converter = ClusterName.class, description = "name of the cluster")
    private ClusterId cluster;

    public PauseCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return Resting.change(session, cluster, operations -> operations.pause(cluster));
    }
}
