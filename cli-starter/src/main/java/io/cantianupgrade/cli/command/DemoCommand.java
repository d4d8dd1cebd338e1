package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.Logs;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.command.Following.AfterCtrlC;
import io.cantianupgrade.cli.site.SimulatedSite;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cli.temporal.Endpoint;
import io.cantianupgrade.cli.temporal.SearchAttributeSetup;
import io.cantianupgrade.cli.temporal.ServiceNotStarted;
import io.cantianupgrade.cli.temporal.TemporalService;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.Operation;
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

/** The whole main job from nothing: a simulated cluster, Temporal, a worker, an offline upgrade, the verdict. */
@Command(
        name = "demo",
        description = {
            "Show an offline upgrade from nothing to the commit, on a simulated cluster.",
            "Needs no privileges and leaves nothing behind."
        },
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Callable<Integer> {
    private static final String NAMESPACE = "default";

    private final Session session;

    @Mixin
    private SimulationOptions simulation = new SimulationOptions();

    @Option(
            names = "--mode",
            paramLabel = "offline|rolling",
            description = "the kind of upgrade (default: ${DEFAULT-VALUE})")
    private Mode mode = Mode.offline;

    @Option(
            names = "--verdict",
            paramLabel = "commit|rollback|none",
            description = "commit, roll back, or end when the cluster is upgraded (default: ${DEFAULT-VALUE})")
    private Verdict verdict = Verdict.commit;

    public DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Logs.off();
        simulation.check();
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
            return upgrade(
                    endpoint,
                    temporal.webUi(),
                    withAnswers(ClusterFileOption.load(site.clusterFile(), session.home())));
        }
    }

    private int upgrade(Endpoint endpoint, Optional<String> webUi, ClusterSpec cluster) {
        try (Connection connection = Connection.open(endpoint)) {
            SearchAttributeSetup.ensure(endpoint);
            UpgradeWorker worker = UpgradeWorker.start(connection.client());
            try {
                Optional<String> page = webUi.map(base -> Session.page(base, endpoint, cluster.cluster()));
                return new OperationStart(session, connection, page, AfterCtrlC.ENDS)
                        .start(mode.operation, cluster, Approval.given());
            } finally {
                worker.close();
                note("");
                note("The demo leaves nothing behind. To keep a cluster and play with it:");
                note("  cantian-upgrade simulate");
            }
        }
    }

    private ClusterSpec withAnswers(ClusterSpec cluster) {
        Map<String, String> answers = new HashMap<>(cluster.answers());
        answers.put(QuestionKind.BUSINESS_STOPPED.name(), "yes");
        if (verdict != Verdict.none) {
            answers.put(QuestionKind.VERDICT.name(), verdict.name());
        }
        return cluster.with(answers);
    }

    private void note(String text) {
        session.console().note(text);
    }

    /** Named as it is typed. */
    enum Mode {
        offline(Operation.OFFLINE_UPGRADE),
        rolling(Operation.ROLLING_UPGRADE);

        private final Operation operation;

        Mode(Operation operation) {
            this.operation = operation;
        }
    }

    /** Named as it is typed. */
    enum Verdict {
        commit,
        rollback,
        none
    }
}
