package io.cantianupgrade.cli.command;

import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.worker.install.NodeWorkers;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Puts a worker onto a node, and waits until it works. */
@Command(
        name = "install",
        description = {
            "Install a worker on a node over SSH, as a systemd unit, and wait until it polls.",
            "The node needs Java 17. Installing again brings it up to date."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  cantian-upgrade worker install --node 1 --address temporal.example:7233"})
public final class WorkerInstallCommand implements Callable<Integer> {
    private static final Duration LONGEST = Duration.ofSeconds(60);

    private final Session session;

    @Mixin
    private NodeOverSshOptions options = new NodeOverSshOptions();

    public WorkerInstallCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ClusterSpec cluster = options.cluster(session);
        NodeId node = options.node();
        if (!session.endpoint().named()) {
            throw CliFailure.usage(
                    "The worker on %s needs to know the address of Temporal.".formatted(node),
                    "name it as the node reaches it:  --address temporal.example:7233");
        }
        try (Connection connection = session.connect();
                NodeWorkers workers = new NodeWorkers(cluster, node, session.console()::note)) {
            NodeOverSsh.doing(() -> workers.install(session.workerEnvironment()));
            if (!workers.awaitPoll(connection.client(), LONGEST)) {
                throw CliFailure.failed(
                        "The worker is installed, but none polls for %s within %d s."
                                .formatted(node, LONGEST.toSeconds()),
                        "on the node: journalctl -u cantian-upgrade-worker; can it reach "
                                + session.endpoint().address() + "?");
            }
        }
        session.console().say(tr("A worker polls for %s of %s.", node, cluster.cluster()));
        return ExitCodes.DONE;
    }
}
