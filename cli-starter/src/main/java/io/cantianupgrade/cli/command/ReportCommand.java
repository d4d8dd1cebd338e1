package io.cantianupgrade.cli.command;

import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.operation.JsonProgress;
import io.cantianupgrade.cli.operation.Operations;
import io.cantianupgrade.cli.operation.PastOperation;
import io.cantianupgrade.cli.operation.PastOperations;
import io.cantianupgrade.cli.operation.Sighting;
import io.cantianupgrade.cli.report.Chain;
import io.cantianupgrade.cli.report.HistoryReader;
import io.cantianupgrade.cli.report.ReportFiles;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.model.ClusterId;
import io.temporal.client.WorkflowException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes what became of an operation. */
@Command(
        name = "report",
        description = {
            "Write the report of an operation: one page that opens from a file, and the same as JSON.",
            "Plan and outcomes, a timeline for each node, evidence, problems, who decided what, versions."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Examples:",
            "  cantian-upgrade report prod-a                    the latest operation",
            "  cantian-upgrade report prod-a 3f2a91c0           another; history shows ids",
            "  cantian-upgrade report --verify prod-a-....html  was a byte of it changed?"
        })
public final class ReportCommand implements Callable<Integer> {
    private static final int MOST_LISTED = 1000;

    private final Session session;

    @Spec
    private CommandSpec spec;

    @Parameters(
            index = "0",
            arity = "0..1",
            paramLabel = "CLUSTER",
            converter = ClusterName.class,
            description = "name of the cluster")
    private ClusterId cluster;

    @Parameters(
            index = "1",
            arity = "0..1",
            paramLabel = "ID",
            description = "id of an operation, or how it begins (default: the latest one)")
    private String id = "";

    @Option(
            names = "--folder",
            paramLabel = "FOLDER",
            description = "where the two files go (default: the working folder)")
    private Path folder = Path.of("");

    @Option(names = "--verify", paramLabel = "FILE", description = "say whether a report is as it was written")
    private Path verified;

    public ReportCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (verified != null) {
            return verify();
        }
        if (cluster == null) {
            throw new ParameterException(spec.commandLine(), "The name of the cluster is missing");
        }
        try (Connection connection = session.connect()) {
            Operations operations = new Operations(connection.client());
            Sighting sighting = find(operations, new PastOperations(connection.client()));
            Chain chain = Chain.of(HistoryReader.read(
                    operations.history(cluster, sighting),
                    connection.client().getOptions().getDataConverter(),
                    status(operations, sighting),
                    spec.root().version()[0],
                    session.console().moment().now()));
            written(ReportFiles.write(folder, chain), chain);
            return ExitCodes.DONE;
        }
    }

    private Sighting find(Operations operations, PastOperations past) {
        if (id.isEmpty()) {
            return operations.look(cluster).orElseThrow(() -> StatusCommand.none(cluster));
        }
        List<String> ids = past.list(Optional.of(cluster), MOST_LISTED).stream()
                .filter(operation -> operation.id().startsWith(id))
                .map(PastOperation::runId)
                .toList();
        if (ids.size() != 1) {
            throw CliFailure.usage(
                    "Expected the id of one operation of %s, found %d that begin with '%s'."
                            .formatted(cluster, ids.size(), id),
                    "cantian-upgrade history %s  lists them".formatted(cluster));
        }
        return operations.find(cluster, ids.get(0)).orElseThrow(() -> StatusCommand.none(cluster));
    }

    private OperationStatus status(Operations operations, Sighting sighting) {
        try {
            return operations.status(cluster, sighting);
        } catch (WorkflowException silent) {
            throw CliFailure.failed(
                    "No worker answers, so what the operation has come to cannot be read.",
                    "start a worker: cantian-upgrade worker; then write the report again",
                    silent);
        }
    }

    private void written(ReportFiles files, Chain chain) {
        if (session.json()) {
            session.console()
                    .say(JsonProgress.line(
                            new Written(files.html().toString(), files.json().toString(), files.hash())));
        } else {
            session.console()
                    .say(List.of(
                            "%s".formatted(files.html()), "%s".formatted(files.json()), tr("hash  %s", chain.last())));
        }
    }

    private record Written(String html, String json, String hash) {}

    private int verify() {
        Optional<String> changed = ReportFiles.changed(verified);
        if (changed.isPresent()) {
            throw CliFailure.failed(
                    "%s is not as it was written: %s.".formatted(verified, changed.get()),
                    "write it again from Temporal: cantian-upgrade report CLUSTER ID");
        }
        session.console()
                .say(tr(
                        "%s is as it was written; hash %s",
                        verified, ReportFiles.read(verified).last()));
        return ExitCodes.DONE;
    }
}
