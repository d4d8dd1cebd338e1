package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.command.Following.AfterCtrlC;
import io.cantianupgrade.cli.operation.AnswerRefused;
import io.cantianupgrade.cli.operation.Operations;
import io.cantianupgrade.cli.operation.Sighting;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.model.ClusterId;
import io.temporal.client.WorkflowException;
import java.util.function.Predicate;

/** An operation that is open, for a command that stands for one answer to what it asks. */
final class OpenOperation {
    private final Session session;
    private final Operations operations;
    private final ClusterId cluster;
    private final Sighting open;

    OpenOperation(Session session, Operations operations, ClusterId cluster, Sighting open) {
        this.session = session;
        this.operations = operations;
        this.cluster = cluster;
        this.open = open;
    }

    /**
     * Gives the answer and follows to the end.
     *
     * @param asked the question that it answers
     * @param when the states in which that question is open, for the message when it is not
     */
    int answer(String answer, Predicate<Question> asked, String when) {
        OperationStatus status = status();
        Question question = status.questions().stream()
                .filter(asked)
                .findFirst()
                .orElseThrow(() -> CliFailure.failed(
                        "The %s of %s is %s; %s.".formatted(status.operation().title(), cluster, status.state(), when),
                        "look at it with: cantian-upgrade status " + cluster));
        try {
            operations.answer(cluster, question.id(), answer);
        } catch (AnswerRefused refused) {
            throw CliFailure.failed(
                    "The answer %s was not taken: %s.".formatted(answer, refused.getMessage()),
                    "cantian-upgrade status " + cluster);
        }
        return new Following(session, operations, session.webUi(cluster), AfterCtrlC.GOES_ON)
                .join(cluster, open.runId());
    }

    private OperationStatus status() {
        try {
            return operations.status(cluster, open);
        } catch (WorkflowException silent) {
            throw CliFailure.failed(
                    "No worker answers, so nothing was decided.", "start one: cantian-upgrade worker", silent);
        }
    }
}
