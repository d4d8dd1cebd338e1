package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.command.Following.AfterCtrlC;
import io.cantianupgrade.cli.operation.Operations;
import io.cantianupgrade.cli.operation.Sighting;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.step.QuestionKind;
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
        if (file.named()) {
            spec(); // Mistakes come to light before anybody is asked.
        }
        try (Connection connection = session.connectOrStart()) {
            Operations operations = new Operations(connection.client());
            Optional<Sighting> open = operations.look(cluster).filter(Sighting::open);
            return open.isPresent()
                    ? new OpenOperation(session, operations, cluster, open.get())
                            .answer(
                                    "commit",
                                    question -> question.kind() == QuestionKind.VERDICT,
                                    "it can be committed when it is PREPARED")
                    : startCommit(connection);
        }
    }

    private int startCommit(Connection connection) {
        return new OperationStart(session, connection, session.webUi(cluster), AfterCtrlC.GOES_ON)
                .start(Operation.COMMIT, spec(), approval);
    }

    private ClusterSpec spec() {
        ClusterSpec spec = file.load(session.home());
        if (!spec.cluster().equals(cluster)) {
            throw CliFailure.usage(
                    "The cluster file is of %s, not of %s.".formatted(spec.cluster(), cluster),
                    "name the right one with -f");
        }
        return spec;
    }
}
