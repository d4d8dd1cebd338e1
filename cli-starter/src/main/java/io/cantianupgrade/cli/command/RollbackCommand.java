package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.command.Following.AfterCtrlC;
import io.cantianupgrade.cli.operation.AnswerRefused;
import io.cantianupgrade.cli.operation.Operations;
import io.cantianupgrade.cli.operation.Sighting;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.model.ClusterId;
import io.temporal.client.WorkflowException;
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
            return rollBack(operations, open);
        }
    }

    private int rollBack(Operations operations, Sighting open) {
        OperationStatus status = status(operations, open);
        Question question = status.questions().stream()
                .filter(candidate -> candidate.answers().contains(ROLLBACK))
                .findFirst()
                .orElseThrow(() -> CliFailure.failed(
                        "The %s of %s is %s; it can be rolled back when it is PREPARED or HOLDING."
                                .formatted(status.operation().title(), cluster, status.state()),
                        "look at it with: cantian-upgrade status " + cluster));
        try {
            operations.answer(cluster, question.id(), ROLLBACK);
        } catch (AnswerRefused refused) {
            throw CliFailure.failed(
                    "The rollback was not taken: " + refused.getMessage() + ".", "cantian-upgrade status " + cluster);
        }
        return new Following(session, operations, session.webUi(cluster), AfterCtrlC.GOES_ON)
                .join(cluster, open.runId());
    }

    private OperationStatus status(Operations operations, Sighting open) {
        try {
            return operations.status(cluster, open);
        } catch (WorkflowException silent) {
            throw CliFailure.failed(
                    "No worker answers, so nothing was rolled back.", "start one: cantian-upgrade worker", silent);
        }
    }
}
