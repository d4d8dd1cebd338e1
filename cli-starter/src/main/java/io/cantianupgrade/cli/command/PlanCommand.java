package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.operation.JsonProgress;
import io.cantianupgrade.cli.operation.Previews;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.plan.PlanDecision;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows what an upgrade would do now. Changes nothing. */
@Command(
        name = "plan",
        description = "Show what an offline upgrade would do: steps, times, way back. Changes nothing.",
        mixinStandardHelpOptions = true)
public final class PlanCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ClusterFileOption file = new ClusterFileOption();

    public PlanCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ClusterSpec cluster = file.load(session.home());
        try (Connection connection = session.connectOrStart()) {
            PlanDecision decision = new Previews(connection.client()).preview(Operation.OFFLINE_UPGRADE, cluster);
            if (session.json()) {
                session.console().say(JsonProgress.line(decision));
            } else {
                session.console().say(PlanLines.of(decision, cluster.cluster(), Operation.OFFLINE_UPGRADE));
            }
            return decision.plan().isPresent() ? ExitCodes.DONE : ExitCodes.FAILED;
        }
    }
}
