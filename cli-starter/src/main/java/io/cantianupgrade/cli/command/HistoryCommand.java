package io.cantianupgrade.cli.command;

import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.operation.JsonProgress;
import io.cantianupgrade.cli.operation.PastOperation;
import io.cantianupgrade.cli.operation.PastOperations;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cli.text.HistoryScreen;
import io.cantianupgrade.model.ClusterId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Lists operations, the latest first. */
@Command(
        name = "history",
        description = {
            "List the operations of a cluster, or of all, the latest first.",
            "Temporal keeps ended ones for the retention time of its namespace. The report of one outlives that: write it in time."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  cantian-upgrade history prod-a", "  cantian-upgrade report prod-a 3f2a91c0"})
public final class HistoryCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "CLUSTER",
            converter = ClusterName.class,
            description = "name of a cluster; without it, all")
    private ClusterId cluster;

    @Option(
            names = {"-n", "--most"},
            paramLabel = "N",
            description = "list at most so many (default: ${DEFAULT-VALUE})")
    private int most = 50;

    public HistoryCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Connection connection = session.connect()) {
            List<PastOperation> operations =
                    new PastOperations(connection.client()).list(Optional.ofNullable(cluster), most);
            if (session.json()) {
                operations.forEach(operation -> session.console().say(JsonProgress.line(operation)));
            } else if (operations.isEmpty()) {
                session.console()
                        .say(
                                cluster == null
                                        ? tr("No operation is known here.")
                                        : tr("No operation of %s is known here.", cluster));
            } else {
                session.console()
                        .say(HistoryScreen.lines(operations, session.console().moment()));
            }
            return ExitCodes.DONE;
        }
    }
}
