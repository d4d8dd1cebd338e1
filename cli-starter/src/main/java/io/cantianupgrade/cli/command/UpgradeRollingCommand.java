package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.command.Following.AfterCtrlC;
import io.cantianupgrade.cli.secret.PromptedSecrets;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.Operation;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Upgrades a cluster one node after the other while it serves, and follows. */
@Command(
        name = "rolling",
        description = {
            "Upgrade a cluster one node at a time while the others serve, and follow.",
            "Shows the plan first. Asks whether the data is backed up, and for your consent when system tables change:"
                    + " the rolling way back ends there.",
            "Ctrl-C leaves it running; cantian-upgrade status finds it again."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  cantian-upgrade upgrade rolling -f prod-a/cluster.yaml",
            "  cantian-upgrade upgrade rolling --order 1,0 --answer backup=2"
        })
public final class UpgradeRollingCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ClusterFileOption file = new ClusterFileOption();

    @Mixin
    private OrderOption order = new OrderOption();

    @Mixin
    private AnswersOption answers = new AnswersOption();

    @Mixin
    private Approval approval = new Approval();

    @Mixin
    private WindowOption window = new WindowOption();

    public UpgradeRollingCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        answers.check();
        ClusterSpec cluster = order.over(answers.over(file.load(session.home())));
        new PromptedSecrets(session).check(cluster, Operation.ROLLING_UPGRADE);
        try (Connection connection = session.connectOrStart()) {
            return new OperationStart(session, connection, session.webUi(cluster.cluster()), AfterCtrlC.GOES_ON)
                    .start(Operation.ROLLING_UPGRADE, cluster, approval.within(window));
        }
    }
}
