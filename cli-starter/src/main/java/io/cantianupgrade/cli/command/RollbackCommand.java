package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.operation.Operations;
import io.cantianupgrade.cli.operation.Sighting;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.model.ClusterId;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** Rolls an open upgrade back: the verdict of one that is prepared, or the decision on a step that holds. */
@Command(
        name = "rollback",
        description = {
            "Bring a cluster back to its source version. The upgrade must be open, and",
            "prepared or holding; after a commit there is no way back."
        },
        mixinStandardHelpOptions = true)
public final class RollbackCommand implements Callable<Integer> {
    private static final String ROLLBACK = "rollback";

    private final Session session;

    @Parameters(paramLabel = "CLUSTER", converter = ClusterName.class, description = "name of the cluster")
    private ClusterId cluster;

    public RollbackCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Connection connection = session.connectOrStart()) {
            Operations operations = new Operations(connection.client());
            Sighting open = operations
                    .look(cluster)
                    .filter(Sighting::open)
                    .orElseThrow(() -> CliFailure.failed(
                            "No upgrade of %s is open, so there is nothing to roll back.".formatted(cluster),
                            "look at the last one with: cantian-upgrade status " + cluster));
            return new OpenOperation(session, operations, cluster, open)
                    .answer(
                            ROLLBACK,
                            question -> question.answers().contains(ROLLBACK),
                            "it can be rolled back when it is PREPARED or HOLDING");
        }
    }
}
