package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Logs;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cli.temporal.SearchAttributeSetup;
import io.cantianupgrade.worker.UpgradeWorker;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs a worker until it is told to end. */
@Command(
        name = "worker",
        description = {
            "Run a worker until Ctrl-C or SIGTERM.",
            "What runs on a node goes on without it, and the next worker joins it."
        },
        mixinStandardHelpOptions = true)
public final class WorkerCommand implements Callable<Integer> {
    private final Session session;

    @Option(
            names = "--embedded",
            description = "and a Temporal service for this machine, kept in the user's state folder")
    private boolean embedded;

    public WorkerCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Logs.warnings();
        if (embedded) {
            return new LocalService(session).run();
        }
        try (Connection connection = session.open(session.endpoint())) {
            SearchAttributeSetup.ensure(session.endpoint());
            return serve(session, connection, () -> {});
        }
    }

    /**
     * Works until the process is told to end, and then ends in order.
     *
     * @param atEnd after the worker has ended
     */
    static int serve(Session session, Connection connection, Runnable atEnd) {
        UpgradeWorker worker = UpgradeWorker.start(connection.client(), connection.keys());
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            worker.close();
                            connection.close();
                            atEnd.run();
                        },
                        "end-worker"));
        session.console()
                .note("A worker works for Temporal at %s. Ctrl-C ends it."
                        .formatted(connection.endpoint().address()));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return ExitCodes.DONE;
    }
}
