package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.command.Following.AfterCtrlC;
import io.cantianupgrade.cli.operation.AnswerRefused;
import io.cantianupgrade.cli.operation.Operations;
import io.cantianupgrade.cli.operation.Sighting;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.OperationState;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.step.QuestionKind;
import io.temporal.client.WorkflowException;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Commits an upgrade: the verdict of the open one, or a commit of its own for one that is no longer open. */
@Command(
        name = "commit",
        description = "Commit the upgrade of a cluster: raise its version. There is no way back after it.",
        mixinStandardHelpOptions = true)
public final class CommitCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "CLUSTER", converter = ClusterName.class, description = "name of the cluster")
    private ClusterId cluster;

    @Mixin
    private ClusterFileOption file = new ClusterFileOption();

    @Mixin
    private Approval approval = new Approval();

    public CommitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        try (Connection connection = session.connectOrStart()) {
            Operations operations = new Operations(connection.client());
            Optional<Sighting> open = operations.look(cluster).filter(Sighting::open);
            return open.isPresent() ? giveVerdict(operations, open.get()) : startCommit(connection);
        }
    }

    private int giveVerdict(Operations operations, Sighting open) {
        OperationStatus status = status(operations, open);
        Question verdict = status.questions().stream()
                .filter(question -> question.kind() == QuestionKind.VERDICT)
                .findFirst()
                .filter(question -> status.state() == OperationState.PREPARED)
                .orElseThrow(() -> CliFailure.failed(
                        "The %s of %s is %s; it can be committed when it is PREPARED."
                                .formatted(status.operation().title(), cluster, status.state()),
                        "look at it with: cantian-upgrade status " + cluster));
        try {
            operations.answer(cluster, verdict.id(), "commit");
        } catch (AnswerRefused refused) {
            throw CliFailure.failed(
                    "The commit was not taken: " + refused.getMessage() + ".", "cantian-upgrade status " + cluster);
        }
        return new Following(session, operations, session.webUi(cluster), AfterCtrlC.GOES_ON)
                .join(cluster, open.runId());
    }

    private OperationStatus status(Operations operations, Sighting open) {
        try {
            return operations.status(cluster, open);
        } catch (WorkflowException silent) {
            throw CliFailure.failed(
                    "No worker answers, so nothing was committed.", "start one: cantian-upgrade worker", silent);
        }
    }

    private int startCommit(Connection connection) {
        ClusterSpec spec = file.load(session.home());
        if (!spec.cluster().equals(cluster)) {
            throw CliFailure.usage(
                    "The cluster file is of %s, not of %s.".formatted(spec.cluster(), cluster),
                    "name the right one with -f");
        }
        return new OperationStart(session, connection, session.webUi(cluster), AfterCtrlC.GOES_ON)
                .start(Operation.COMMIT, spec, approval);
    }
}
