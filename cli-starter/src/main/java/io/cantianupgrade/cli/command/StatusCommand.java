package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.command.Following.AfterCtrlC;
import io.cantianupgrade.cli.operation.JsonProgress;
import io.cantianupgrade.cli.operation.Operations;
import io.cantianupgrade.cli.operation.Sighting;
import io.cantianupgrade.cli.secret.SecretAnswers;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cli.text.StatusScreen;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.model.ClusterId;
import io.temporal.client.WorkflowException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Says where an operation is, what it waits for, and what to type. */
@Command(
        name = "status",
        description = {
            "Show where the latest operation of a cluster is, what it waits for, and the way back.",
            "Changes nothing. Ends with 3 when it waits for you."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  cantian-upgrade status prod-a",
            "  cantian-upgrade status prod-a --watch",
            "  cantian-upgrade status prod-a -o json"
        })
public final class StatusCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "CLUSTER", converter = ClusterName.class, description = "name in the cluster file")
    private ClusterId cluster;

    @Option(names = "--watch", description = "go on showing it until it ends")
    private boolean watch;

    public StatusCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Connection connection = session.connect()) {
            Operations operations = new Operations(connection.client(), new SecretAnswers(session));
            Sighting sighting = operations.look(cluster).orElseThrow(() -> none(cluster));
            if (watch && sighting.open()) {
                return new Following(session, operations, session.webUi(cluster), AfterCtrlC.GOES_ON)
                        .watch(cluster, sighting.runId());
            }
            return show(operations, sighting);
        }
    }

    private int show(Operations operations, Sighting sighting) {
        OperationStatus status = read(operations, sighting);
        if (session.json()) {
            session.console().say(JsonProgress.line(sighting.waiting(status)));
        } else {
            session.console()
                    .say(StatusScreen.lines(
                            sighting.silent(status),
                            sighting.placed(status),
                            session.console().moment()));
            session.webUi(cluster).ifPresent(page -> session.console().say("\n  Web UI: " + page));
        }
        if (!sighting.open() && !sighting.completed()) {
            throw CliFailure.failed(
                    "The operation was ended in Temporal (%s): nothing drives it any more."
                            .formatted(sighting.closedAs()),
                    "look at every node before you start anything: what ran there may still run");
        }
        return ExitCodes.of(status.state());
    }

    private OperationStatus read(Operations operations, Sighting sighting) {
        try {
            if (!sighting.open() || sighting.takenUp()) {
                return operations.status(cluster, sighting);
            }
        } catch (WorkflowException silent) {
            throw noWorker(operations, sighting, silent);
        }
        throw noWorker(operations, sighting, null);
    }

    private CliFailure noWorker(Operations operations, Sighting sighting, WorkflowException cause) {
        Optional<String> trouble = operations.trouble(cluster, sighting.runId());
        if (trouble.isPresent()) {
            return CliFailure.failed(
                    "The operation of %s stands still, because a worker cannot read it: %s."
                            .formatted(cluster, trouble.get()),
                    "give every worker the key file with which it was started; the operation goes on where it was",
                    cause);
        }
        return CliFailure.failed(
                "The operation of %s is open since %s, but no worker answers, so it stands still."
                        .formatted(cluster, session.console().moment().clock(sighting.startedAt())),
                "start a worker: cantian-upgrade worker; the operation goes on where it was",
                cause);
    }

    static CliFailure none(ClusterId cluster) {
        return CliFailure.failed(
                "No operation of %s is known here.".formatted(cluster),
                "check the name, and --address and --namespace; cantian-upgrade history  lists what is known");
    }
}
