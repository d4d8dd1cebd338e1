package io.cantianupgrade.cli.command;

import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.Console;
import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Keyboard;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.command.Following.AfterCtrlC;
import io.cantianupgrade.cli.operation.Operations;
import io.cantianupgrade.cli.operation.PastTimes;
import io.cantianupgrade.cli.operation.Previews;
import io.cantianupgrade.cli.operation.Sighting;
import io.cantianupgrade.cli.secret.PromptedSecrets;
import io.cantianupgrade.cli.secret.SecretAnswers;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cli.temporal.Person;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.OperationRequest;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.plan.ExpectedTimes;
import io.cantianupgrade.plan.PlanDecision;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/**
 * Starts an operation and follows it:
 *
 * <ol>
 *   <li>say so when another one is open;
 *   <li>ask for the secrets that are to be asked for;
 *   <li>show the plan and the maintenance window, unless the operator has named a plan that was shown before;
 *   <li>ask, unless the operator has said yes;
 *   <li>start exactly that plan; when the facts give another one by then, it is refused.
 * </ol>
 */
final class OperationStart {
    private static final Duration PATIENCE = Duration.ofMinutes(30);

    private final Session session;
    private final Console console;
    private final Operations operations;
    private final Previews previews;
    private final PastTimes past;
    private final Following following;
    private final PromptedSecrets secrets;

    /** @param webUi address of the operation in the Web UI */
    OperationStart(Session session, Connection connection, Optional<String> webUi, AfterCtrlC afterCtrlC) {
        this.session = session;
        this.console = session.console();
        this.operations = new Operations(connection.client(), new SecretAnswers(session));
        this.secrets = new PromptedSecrets(session);
        this.previews = new Previews(connection.client());
        this.past = new PastTimes(connection.client());
        this.following = new Following(session, operations, webUi, afterCtrlC);
    }

    /** The exit code. */
    int start(Operation operation, ClusterSpec said, Approval approval) {
        failIfOpen(operations, said.cluster());
        ClusterSpec cluster = secrets.sealed(said, operation);
        ExpectedTimes times = past.of(cluster.cluster());
        Window window = Window.of(approval, cluster, console.moment());
        Optional<String> planId = approval.plan();
        if (planId.isEmpty() && !runsForPrograms(approval)) {
            PlanDecision decision = previews.preview(operation, cluster);
            console.say(PlanLines.of(decision, cluster, operation, times, window));
            console.say("");
            if (decision.plan().isEmpty()) {
                return ExitCodes.FAILED;
            }
            planId = Optional.of(decision.plan().get().id());
            if (!approval.yes() && !consents(planId.get())) {
                console.say(tr("Nothing was started."));
                return ExitCodes.FAILED;
            }
        } else if (!session.json() && operation.isUpgrade()) {
            window.said().ifPresent(until -> console.say(tr("Maintenance window: %s.", until)));
        }
        OperationRequest request = new OperationRequest(
                cluster, planId, Person.current(), window.end().orElse(null), times);
        String runId = operations.start(operation, request).orElseThrow(() -> alreadyOpen(cluster.cluster()));
        return following.follow(cluster.cluster(), runId);
    }

    /** A program that wants JSON gets one kind of object only: the operation itself reports a refusal. */
    private boolean runsForPrograms(Approval approval) {
        return session.json() && approval.yes();
    }

    private boolean consents(String planId) {
        if (!console.terminal() || session.json()) {
            throw CliFailure.usage(
                    "Nobody can be asked here, so nothing was started.",
                    "add --plan %s to start this plan, or --yes".formatted(planId));
        }
        console.out().print(tr("Start?") + " [y/N] ");
        console.out().flush();
        String typed =
                console.keyboard().next(PATIENCE).map(Keyboard.Line::text).orElse("");
        return typed.toLowerCase(Locale.ROOT).matches("y|yes");
    }

    /** In the middle of an operation the cluster gives no plan, and its state would be read as mistakes. */
    static void failIfOpen(Operations operations, ClusterId cluster) {
        if (operations.look(cluster).filter(Sighting::open).isPresent()) {
            throw alreadyOpen(cluster);
        }
    }

    private static CliFailure alreadyOpen(ClusterId cluster) {
        return CliFailure.failed(
                "An operation of %s is open already; a cluster has one at a time.".formatted(cluster),
                "look at it with: cantian-upgrade status " + cluster);
    }
}
