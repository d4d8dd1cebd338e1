package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.Session;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.step.QuestionKind;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Commits an upgrade: the verdict of the open one, or a commit of its own for one that is no longer open. */
@Command(
        name = "commit",
        description = {
            "Commit the upgrade of a cluster: raise its version. There is no way back after it.",
            "One that is prepared is committed at once, without asking; for another the plan is shown first, and you are asked."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  cantian-upgrade commit prod-a",
            "  cantian-upgrade commit prod-a -f prod-a/cluster.yaml"
        })
public final class CommitCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(paramLabel = "CLUSTER", converter = ClusterName.class, description = "name of the cluster")
    private ClusterId cluster;

    @Mixin
    private ClusterFileOption file = new ClusterFileOption();

    @Mixin
    private AnswersOption answers = new AnswersOption();

    @Mixin
    private Approval approval = new Approval();

    public CommitCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        return new Ending(
                        "commit",
                        question -> question.kind() == QuestionKind.VERDICT,
                        "it can be committed when it is PREPARED",
                        Operation.COMMIT)
                .of(cluster, session, file, answers, approval);
    }
}
