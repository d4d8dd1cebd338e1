package io.cantianupgrade.cli.command;

import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.operation.AnswerRefused;
import io.cantianupgrade.cli.operation.JsonProgress;
import io.cantianupgrade.cli.operation.Operations;
import io.cantianupgrade.cli.operation.Sighting;
import io.cantianupgrade.cli.secret.PromptedSecrets;
import io.cantianupgrade.cli.secret.SecretAnswers;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.Operation;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Answers a question that an operation asks. */
@Command(
        name = "answer",
        description = {
            "Answer an open question of an operation; status shows it.",
            "The operation goes on with the answer at once, and keeps on record who gave it."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  cantian-upgrade answer prod-a yes",
            "  cantian-upgrade answer prod-a retry -f prod-a/cluster.yaml"
        })
public final class AnswerCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(index = "0", paramLabel = "CLUSTER", converter = ClusterName.class, description = "name of the cluster")
    private ClusterId cluster;

    @Parameters(
            index = "1..*",
            arity = "1..2",
            paramLabel = "[QUESTION] ANSWER",
            description = "the question's id, needed only when several are open, and the answer")
    private List<String> words;

    @Option(
            names = {"-f", "--file"},
            paramLabel = "FILE",
            description =
                    "with retry: a corrected cluster file, such as a new address of a node or a new reference to a"
                            + " password; nodes, release and order stay as they were planned")
    private Path corrected;

    public AnswerCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (words.size() > 2) {
            throw CliFailure.usage(
                    "Expected one answer, found %d words.".formatted(words.size()),
                    "for example  cantian-upgrade answer %s %s".formatted(cluster, words.get(words.size() - 1)));
        }
        String question = words.size() == 2 ? words.get(0) : "";
        String answer = words.get(words.size() - 1);
        Optional<ClusterSpec> spec = Optional.ofNullable(corrected).map(file -> new PromptedSecrets(session)
                .sealed(ClusterFileOption.load(file, session.home()), Operation.ROLLING_UPGRADE));
        try (Connection connection = session.connect()) {
            Operations operations = new Operations(connection.client(), new SecretAnswers(session));
            if (operations.look(cluster).filter(Sighting::open).isEmpty()) {
                throw CliFailure.usage(
                        "No operation of %s is open, so nothing is asked.".formatted(cluster),
                        "see how the last one ended: cantian-upgrade status " + cluster);
            }
            OperationStatus status = operations.answer(cluster, question, answer, spec);
            session.console()
                    .say(
                            session.json()
                                    ? JsonProgress.line(status)
                                    : tr(
                                            "%s  answer '%s' taken.  cantian-upgrade status %s --watch  follows it.",
                                            cluster, answer, cluster));
            return ExitCodes.DONE;
        } catch (AnswerRefused refused) {
            throw CliFailure.usage(
                    "Not taken: %s.".formatted(refused.getMessage()),
                    "see what is asked: cantian-upgrade status " + cluster);
        }
    }
}
