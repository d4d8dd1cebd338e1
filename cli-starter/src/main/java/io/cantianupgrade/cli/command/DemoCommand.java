package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Logs;
import io.cantianupgrade.cli.Program;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.command.Following.AfterCtrlC;
import io.cantianupgrade.cli.site.SimulatedSite;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cli.temporal.Endpoint;
import io.cantianupgrade.cli.temporal.SearchAttributeSetup;
import io.cantianupgrade.cli.temporal.ServiceNotStarted;
import io.cantianupgrade.cli.temporal.TemporalService;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.step.QuestionKind;
import io.cantianupgrade.worker.UpgradeWorker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The whole main job from nothing: a simulated cluster, Temporal, a worker, an upgrade of either kind, the verdict. */
@Command(
        name = "demo",
        description = {
            "Show an upgrade from nothing to the commit, on a simulated cluster.",
            "Needs no privileges and leaves nothing behind.",
            "",
            "A rolling upgrade asks first whether the data is backed up: on a terminal you",
            "answer there; elsewhere it ends with status 3 and shows the question, unless",
            "--answer backup=2 has answered it.",
            ""
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  cantian-upgrade demo", "  cantian-upgrade demo --mode rolling --answer backup=2"})
public final class DemoCommand implements Callable<Integer> {
    private static final String NAMESPACE = "default";

    private final Session session;

    @Mixin
    private SimulationOptions simulation = new SimulationOptions();

    @Option(
            names = "--mode",
            paramLabel = "offline|rolling",
            description = "the kind of upgrade (default: ${DEFAULT-VALUE})")
    private UpgradeMode mode = UpgradeMode.offline;

    @Option(
            names = "--verdict",
            paramLabel = "commit|rollback|none",
            description = "commit, roll back, or end when the cluster is upgraded (default: commit)")
    private Verdict verdict;

    @Mixin
    private OrderOption order = new OrderOption();

    @Mixin
    private AnswersOption answers = new AnswersOption();

    public DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Logs.off();
        checkWords();
        try (DemoFolder folder = DemoFolder.create()) {
            return inFolder(folder);
        } catch (IOException failed) {
            throw CliFailure.failed(
                    "The demo cannot be set up: " + failed.getMessage(),
                    "is there room in the temporary folder?",
                    failed);
        } catch (ServiceNotStarted failed) {
            throw CliFailure.unreachable(
                    "The demo's Temporal service did not start: " + failed.getMessage(),
                    "put the program temporal on the PATH",
                    failed);
        }
    }

    /** Everything that can be known to be wrong before a cluster is built. */
    private void checkWords() {
        simulation.check();
        if (mode == UpgradeMode.offline) {
            order.onlyFor("add --mode rolling");
        } else if (simulation.nodes() < 2) {
            throw CliFailure.usage(
                    "Expected at least 2 nodes for a rolling upgrade, found 1: somebody has to serve meanwhile.",
                    "for example  --nodes 2");
        }
        order.check(simulation.nodes());
        String answered = answers.read().get(QuestionKind.VERDICT);
        if (verdict != null && answered != null && !verdict.name().equals(answered)) {
            throw CliFailure.usage(
                    "--verdict says %s, and --answer says %s.".formatted(verdict, answered), "leave one of them out");
        }
    }

    private int inFolder(DemoFolder folder) throws IOException, ServiceNotStarted {
        note("Building a simulated cluster of %d nodes in %s ...".formatted(simulation.nodes(), folder.path()));
        Path cluster = folder.path().resolve("cluster");
        try (SimulatedSite site = SimulatedSite.create(cluster, simulation.nodes(), simulation.pace())) {
            AtExit atExit = AtExit.run("end-demo", () -> {
                site.close();
                folder.close();
            });
            try {
                return onSite(site, folder);
            } finally {
                atExit.close();
            }
        }
    }

    private int onSite(SimulatedSite site, DemoFolder folder) throws IOException, ServiceNotStarted {
        Path temporalFolder = Files.createDirectories(folder.path().resolve("temporal"));
        try (TemporalService temporal = session.embeddedTemporal().startAnywhere(temporalFolder, NAMESPACE)) {
            Endpoint endpoint = new Endpoint(temporal.target(), NAMESPACE, true);
            temporal.webUi().ifPresent(address -> note("Temporal runs, Web UI: " + address));
            note("From another terminal, commands reach this demo with --address " + temporal.target());
            return upgrade(
                    endpoint,
                    temporal.webUi(),
                    withAnswers(ClusterFileOption.load(site.clusterFile(), session.home())));
        }
    }

    private int upgrade(Endpoint endpoint, Optional<String> webUi, ClusterSpec cluster) {
        try (Connection connection = session.open(endpoint)) {
            SearchAttributeSetup.ensure(endpoint);
            UpgradeWorker worker = UpgradeWorker.control(connection.client(), connection.keys());
            try {
                Optional<String> page = webUi.map(base -> Session.page(base, endpoint, cluster.cluster()));
                int exitCode = new OperationStart(session, connection, page, AfterCtrlC.ENDS)
                        .start(mode.operation(), cluster, Approval.given());
                if (exitCode == ExitCodes.WAITS && isBackupAsked()) {
                    note("");
                    note("Nobody can be asked here, so the demo ends. To go on: --answer backup=2");
                }
                return exitCode;
            } finally {
                worker.close();
                note("");
                note("The demo leaves nothing behind. To keep a cluster and play with it:");
                note("  %s simulate".formatted(Program.name()));
            }
        }
    }

    private ClusterSpec withAnswers(ClusterSpec cluster) {
        Map<String, String> ahead = new HashMap<>(cluster.answers());
        ahead.put(QuestionKind.BUSINESS_STOPPED.name(), "yes");
        if (verdict != Verdict.none) {
            ahead.put(QuestionKind.VERDICT.name(), (verdict == null ? Verdict.commit : verdict).name());
        }
        return order.over(answers.over(cluster.with(ahead)));
    }

    private boolean isBackupAsked() {
        return mode == UpgradeMode.rolling && !answers.read().containsKey(QuestionKind.BACKUP_CHOICE);
    }

    private void note(String text) {
        session.console().note(text);
    }

    /** Named as it is typed. */
    enum Verdict {
        commit,
        rollback,
        none
    }
}
