package io.cantianupgrade.cli.command;

import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.operation.JsonProgress;
import io.cantianupgrade.cli.operation.Operations;
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
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  cantian-upgrade plan -f prod-a/cluster.yaml",
            "  cantian-upgrade plan rolling --order 1,0 -f prod-a/cluster.yaml"
        })
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
            OperationStart.failIfOpen(new Operations(connection.client()), cluster.cluster());
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
                decision.plan().ifPresent(plan -> session.console().say(howToStart(plan.id(), cluster)));
            }
            return decision.plan().isPresent() ? ExitCodes.DONE : ExitCodes.FAILED;
        }
    }

    /** Only the plan that was read: when the cluster gives another one by then, it is refused. */
    private String howToStart(String plan, ClusterSpec cluster) {
        String words =
                switch (kind) {
                    case offline -> "upgrade offline";
                    case rolling -> "upgrade rolling";
                    case commit, rollback -> "%s %s".formatted(kind, cluster.cluster());
                };
        String from = file.named() ? " -f " + file.path() : "";
        return "\n" + tr("To start this plan: %s", "cantian-upgrade %s --plan %s%s".formatted(words, plan, from));
    }
}
