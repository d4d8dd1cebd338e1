package io.cantianupgrade.cli.command;

import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.check.CheckReport;
import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.operation.JsonProgress;
import io.cantianupgrade.cli.operation.Operations;
import io.cantianupgrade.cli.operation.Prechecks;
import io.cantianupgrade.cli.operation.Sighting;
import io.cantianupgrade.cli.secret.PromptedSecrets;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cli.text.PrecheckScreen;
import io.cantianupgrade.cluster.ClusterSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs every check and shows every result. Changes nothing. */
@Command(
        name = "precheck",
        description = {
            "Check whether the cluster can be upgraded, offline or rolling. Changes nothing.",
            "Every check, on every node at the same time."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  cantian-upgrade precheck -f prod-a/cluster.yaml",
            "  cantian-upgrade precheck rolling -v -f prod-a/cluster.yaml"
        })
public final class PrecheckCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "MODE",
            description = "the kind of upgrade: ${COMPLETION-CANDIDATES} (default: ${DEFAULT-VALUE})")
    private UpgradeMode mode = UpgradeMode.offline;

    @Mixin
    private ClusterFileOption file = new ClusterFileOption();

    @Mixin
    private AnswersOption answers = new AnswersOption();

    @Option(
            names = {"-v", "--verbose"},
            description = "show the checks that are well, too, with what they found")
    private boolean verbose;

    public PrecheckCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        answers.check();
        ClusterSpec cluster = answers.over(file.load(session.home()));
        PromptedSecrets secrets = new PromptedSecrets(session);
        secrets.checkToLook(cluster);
        try (Connection connection = session.connectOrStart()) {
            boolean open = new Operations(connection.client())
                    .look(cluster.cluster())
                    .filter(Sighting::open)
                    .isPresent();
            CheckReport report =
                    new Prechecks(connection.client()).precheck(mode.operation(), secrets.sealedToLook(cluster));
            if (open) {
                report = withOpenOperation(report, cluster);
            }
            if (session.json()) {
                session.console().say(JsonProgress.line(report));
            } else {
                session.console().say(PrecheckScreen.lines(mode.name(), cluster, report, verbose));
            }
            return report.passed() ? ExitCodes.DONE : ExitCodes.FAILED;
        }
    }

    /** The nodes show nothing yet of an operation that has only begun; Temporal does. */
    private static CheckReport withOpenOperation(CheckReport report, ClusterSpec cluster) {
        List<CheckResult> results = new ArrayList<>(report.results());
        results.add(CheckResult.failed(
                CheckId.OPEN_UPGRADE,
                "cluster",
                "an operation of " + cluster.cluster() + " is open already; a cluster has one at a time",
                List.of(),
                "cantian-upgrade status " + cluster.cluster()));
        return new CheckReport(report.source(), report.target(), report.deployMode(), results, report.elapsed());
    }
}
