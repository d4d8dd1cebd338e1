package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Logs;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cli.temporal.SearchAttributeSetup;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.worker.UpgradeWorker;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a worker until it is told to end. */
@Command(
        name = "worker",
        description = {
            "Run a worker until Ctrl-C or SIGTERM.",
            "What runs on a node goes on without it, and the next worker joins it.",
            "Without options it is the control worker: workflows, the array, and nodes over SSH.",
            "With --node it does the work of the node that it runs on (access: worker)."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  cantian-upgrade worker --embedded",
            "  cantian-upgrade worker --address temporal.example:7233 --namespace cantian"
        })
public final class WorkerCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--embedded",
            description = "also start a Temporal service for this machine, kept in the user's state folder")
    private boolean embedded;

    @Option(names = "--control", description = "work as control worker, also when --node is given")
    private boolean control;

    @Option(
            names = "--node",
            paramLabel = "N",
            converter = NodeNumber.class,
            description = "work for this node, on which the worker must run itself")
    private NodeId node;

    @Option(
            names = "--cluster",
            paramLabel = "NAME",
            converter = ClusterName.class,
            description = "the node's cluster, as the cluster file names it")
    private ClusterId cluster;

    public WorkerCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if ((node == null) != (cluster == null)) {
            throw CliFailure.usage(
                    "--node and --cluster belong together.", "for example  worker --cluster prod-a --node 0");
        }
        if (embedded && node != null) {
            throw CliFailure.usage(
                    "--embedded is for a machine that is no node.",
                    "name the Temporal service of the cluster with --address");
        }
        Logs.warnings();
        if (embedded) {
            return new LocalService(session).run();
        }
        try (Connection connection = session.open(session.endpoint())) {
            return serve(session, connection, start(connection), () -> {});
        }
    }

    private List<UpgradeWorker> start(Connection connection) {
        List<UpgradeWorker> workers = new ArrayList<>();
        if (control || node == null) {
            SearchAttributeSetup.ensure(session.endpoint());
            workers.add(UpgradeWorker.control(connection.client(), connection.keys()));
        }
        if (node != null) {
            workers.add(UpgradeWorker.onNode(connection.client(), connection.keys(), cluster, node));
        }
        return workers;
    }

    /**
     * Works until the process is told to end, and then ends in order.
     *
     * @param atEnd after the workers have ended
     */
    static int serve(Session session, Connection connection, List<UpgradeWorker> workers, Runnable atEnd) {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            workers.forEach(UpgradeWorker::close);
                            connection.close();
                            atEnd.run();
                        },
                        "end-worker"));
        session.console()
                .note("This worker polls Temporal at %s. Ctrl-C ends it."
                        .formatted(connection.endpoint().address()));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return ExitCodes.DONE;
    }
}
