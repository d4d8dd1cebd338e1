package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.operation.JsonProgress;
import io.cantianupgrade.cli.operation.PastTimes;
import io.cantianupgrade.cli.operation.Previews;
import io.cantianupgrade.cli.secret.PromptedSecrets;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.plan.PlanDecision;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Shows what an operation would do now. Changes nothing. */
@Command(
        name = "plan",
        description = {
            "Show what an operation would do: steps, times, questions, way back.",
            "The plan that is shown is the plan that runs. Changes nothing."
        },
        mixinStandardHelpOptions = true)
public final class PlanCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "KIND",
            description = "what is planned: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private PlanKind kind = PlanKind.offline;

    @Mixin
    private ClusterFileOption file = new ClusterFileOption();

    @Mixin
    private OrderOption order = new OrderOption();

    @Mixin
    private AnswersOption answers = new AnswersOption();

    public PlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (kind != PlanKind.rolling) {
            order.onlyFor("cantian-upgrade plan rolling");
        }
        answers.check();
        ClusterSpec cluster = order.over(answers.over(file.load(session.home())));
        PromptedSecrets secrets = new PromptedSecrets(session);
        secrets.checkToLook(cluster);
        try (Connection connection = session.connectOrStart()) {
            PlanDecision decision =
                    new Previews(connection.client()).preview(kind.operation(), secrets.sealedToLook(cluster));
            if (session.json()) {
                session.console().say(JsonProgress.line(decision));
            } else {
                session.console()
                        .say(PlanLines.of(
                                decision,
                                cluster,
                                kind.operation(),
                                new PastTimes(connection.client()).of(cluster.cluster()),
                                Window.of(cluster, session.console().moment())));
            }
            return decision.plan().isPresent() ? ExitCodes.DONE : ExitCodes.FAILED;
        }
    }
}
