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

/** Upgrades a cluster while it is down, and follows. */
@Command(
        name = "offline",
        description = {
            "Upgrade a cluster while it is down, and follow. Shows the plan first.",
            "Ctrl-C leaves it running; cantian-upgrade status finds it again."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  cantian-upgrade upgrade offline -f prod-a/cluster.yaml",
            "  cantian-upgrade upgrade offline --plan b6d02d68ef --until 05:30"
        })
public final class UpgradeOfflineCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ClusterFileOption file = new ClusterFileOption();

    @Mixin
    private AnswersOption answers = new AnswersOption();

    @Mixin
    private Approval approval = new Approval();

    @Mixin
    private WindowOption window = new WindowOption();

    public UpgradeOfflineCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        answers.check();
        ClusterSpec cluster = answers.over(file.load(session.home()));
        new PromptedSecrets(session).check(cluster, Operation.OFFLINE_UPGRADE);
        try (Connection connection = session.connectOrStart()) {
            return new OperationStart(session, connection, session.webUi(cluster.cluster()), AfterCtrlC.GOES_ON)
                    .start(Operation.OFFLINE_UPGRADE, cluster, approval.within(window));
        }
    }
}
