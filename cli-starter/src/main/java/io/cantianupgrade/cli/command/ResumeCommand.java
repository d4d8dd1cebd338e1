package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.Session;
import io.cantianupgrade.model.ClusterId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Lets an operation go on that was paused. */
@Command(
        name = "resume",
        description = {"Let an operation that was paused go on."},
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  cantian-upgrade resume prod-a"})
public final class ResumeCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "CLUSTER", converter = ClusterName.class, description = "name of the cluster")
    private ClusterId cluster;

    public ResumeCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return Resting.change(session, cluster, operations -> operations.resume(cluster));
    }
}
