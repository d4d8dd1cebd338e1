package io.cantianupgrade.cli.command;

import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.operation.JsonProgress;
import io.cantianupgrade.cli.operation.Operations;
import io.cantianupgrade.cli.operation.Sighting;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.model.ClusterId;
import java.util.function.Function;

/** What {@code pause} and {@code resume} do the same way. */
final class Resting {
    private Resting() {}

    /** The exit code. */
    static int change(Session session, ClusterId cluster, Function<Operations, OperationStatus> change) {
        try (Connection connection = session.connect()) {
            Operations operations = new Operations(connection.client());
            if (operations.look(cluster).filter(Sighting::open).isEmpty()) {
                throw CliFailure.usage(
                        "No operation of %s is open.".formatted(cluster),
                        "see how the last one ended: cantian-upgrade history " + cluster);
            }
            OperationStatus status = change.apply(operations);
            session.console().say(session.json() ? JsonProgress.line(status) : said(status));
            return ExitCodes.DONE;
        }
    }

    private static String said(OperationStatus status) {
        return tr(
                status.pause() == null
                        ? "%s  goes on.  cantian-upgrade status %s --watch  follows it."
                        : "%s  rests at the next safe boundary, when no node is down.  cantian-upgrade status %s --watch  follows it.",
                status.cluster(),
                status.cluster());
    }
}
