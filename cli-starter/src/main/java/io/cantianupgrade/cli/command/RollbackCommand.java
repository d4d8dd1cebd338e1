package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.Session;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.Operation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Rolls an upgrade back: the open one, or one that was left or begun by hand. */
@Command(
        name = "rollback",
        description = {
            "Bring a cluster back to its source version. Never after a commit.",
            "From an upgrade that is prepared or holding, was left, or was begun by hand. What was upgraded rolling goes"
                    + " back rolling: one node at a time, and the others serve.",
            "An open one goes back at once, without asking; for another the plan is shown first, and you are asked."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  cantian-upgrade rollback prod-a",
            "  cantian-upgrade rollback prod-a -f prod-a/cluster.yaml"
        })
public final class RollbackCommand implements Callable<Integer> {
    private static final String ROLLBACK = "rollback";

    private final Session session;

    @Parameters(paramLabel = "CLUSTER", converter = ClusterName.class, description = "name of the cluster")
    private ClusterId cluster;

    @Mixin
    private ClusterFileOption file = new ClusterFileOption();

    @Mixin
    private AnswersOption answers = new AnswersOption();

    @Mixin
    private Approval approval = new Approval();

    public RollbackCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return new Ending(
                        ROLLBACK,
                        question -> question.answers().contains(ROLLBACK),
                        "it can be rolled back when it is PREPARED or HOLDING",
                        Operation.ROLLBACK)
                .of(cluster, session, file, answers, approval);
    }
}
