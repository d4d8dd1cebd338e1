package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.command.Following.AfterCtrlC;
import io.cantianupgrade.cli.operation.Operations;
import io.cantianupgrade.cli.operation.Sighting;
import io.cantianupgrade.cli.secret.SecretAnswers;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.Operation;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Ends an upgrade one way or the other: as the answer to what the open one asks, or as an operation of its own when none is open.
 *
 * @param answer of the open upgrade's question
 * @param asked the question that it answers
 * @param when the states in which that question is open, for the message when it is not
 * @param operation for an upgrade that was left, or done by hand
 */
record Ending(String answer, Predicate<Question> asked, String when, Operation operation) {

    /** The exit code. */
    int of(ClusterId cluster, Session session, ClusterFileOption file, AnswersOption answers, Approval approval) {
        answers.check();
        if (file.named()) {
            clusterOf(file, cluster, session); // Mistakes come to light before anybody is asked.
        }
        try (Connection connection = session.connectOrStart()) {
            Operations operations = new Operations(connection.client(), new SecretAnswers(session));
            Optional<Sighting> open = operations.look(cluster).filter(Sighting::open);
            return open.isPresent()
                    ? open(session, operations, cluster, open.get(), answers)
                    : new OperationStart(session, connection, session.webUi(cluster), AfterCtrlC.GOES_ON)
                            .start(operation, answers.over(clusterOf(file, cluster, session)), approval);
        }
    }

    private int open(Session session, Operations operations, ClusterId cluster, Sighting open, AnswersOption answers) {
        if (answers.any()) {
            throw CliFailure.usage(
                    "An operation of %s is open, and it took its answers ahead when it was started.".formatted(cluster),
                    "leave --answer out; what it asks is answered with: cantian-upgrade answer " + cluster);
        }
        return new OpenOperation(session, operations, cluster, open).answer(answer, asked, when);
    }

    private static ClusterSpec clusterOf(ClusterFileOption file, ClusterId cluster, Session session) {
        ClusterSpec spec = file.load(session.home());
        if (!spec.cluster().equals(cluster)) {
            throw CliFailure.usage(
                    "The cluster file is of %s, not of %s.".formatted(spec.cluster(), cluster),
                    "name the right one with -f");
        }
        return spec;
    }
}
