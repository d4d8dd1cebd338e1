package io.cantianupgrade.cli.command;

import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.Console;
import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.operation.Follower;
import io.cantianupgrade.cli.operation.Follower.WhenItWaits;
import io.cantianupgrade.cli.operation.JsonProgress;
import io.cantianupgrade.cli.operation.LineProgress;
import io.cantianupgrade.cli.operation.Operations;
import io.cantianupgrade.cli.operation.Progress;
import io.cantianupgrade.cli.operation.TerminalProgress;
import io.cantianupgrade.model.ClusterId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows an operation in the way that suits the terminal. */
final class Following {
    private final Session session;
    private final Console console;
    private final Operations operations;
    private final Optional<String> webUi;
    private final AfterCtrlC afterCtrlC;

    /** @param webUi address of the operation in the Web UI */
    Following(Session session, Operations operations, Optional<String> webUi, AfterCtrlC afterCtrlC) {
        this.session = session;
        this.console = session.console();
        this.operations = operations;
        this.webUi = webUi;
        this.afterCtrlC = afterCtrlC;
    }

    /** An operation just begun, until it ends or waits for the operator; on a terminal it asks. The exit code. */
    int follow(ClusterId cluster, String runId) {
        return follow(cluster, runId, whenItWaits(), false);
    }

    /** The same for one that has been running for a while: what happened before is not told again. */
    int join(ClusterId cluster, String runId) {
        return follow(cluster, runId, whenItWaits(), true);
    }

    /** Until it ends, whoever answers its questions. The exit code. */
    int watch(ClusterId cluster, String runId) {
        return follow(cluster, runId, WhenItWaits.WATCH, true);
    }

    private WhenItWaits whenItWaits() {
        return console.terminal() && !session.json() ? WhenItWaits.ASK : WhenItWaits.LEAVE;
    }

    private int follow(ClusterId cluster, String runId, WhenItWaits whenItWaits, boolean joins) {
        Follower follower =
                new Follower(operations, progress(cluster, joins), console.keyboard(), whenItWaits, cluster, runId);
        AtExit note = AtExit.run("leaving-note", () -> console.note("\n" + afterCtrlC.said(cluster)));
        try {
            return ExitCodes.of(follower.follow().state());
        } finally {
            note.close();
        }
    }

    private Progress progress(ClusterId cluster, boolean joins) {
        if (session.json()) {
            return new JsonProgress(console);
        }
        return console.terminal()
                ? new TerminalProgress(console, footer(cluster), joins)
                : new LineProgress(console, joins);
    }

    private List<String> footer(ClusterId cluster) {
        List<String> footer = new ArrayList<>();
        footer.add(afterCtrlC.announced(cluster));
        webUi.ifPresent(address -> footer.add("Web UI: " + address));
        return footer;
    }

    /** What becomes of the operation when the view of it is ended. */
    enum AfterCtrlC {
        GOES_ON(
                "Ctrl-C leaves it running.  cantian-upgrade status %s  finds it again.",
                "It goes on without this view. Find it again: cantian-upgrade status %s"),
        ENDS("Ctrl-C ends the demo and removes cluster %s.", "The demo is ended, and cluster %s is removed.");

        private final String announced;
        private final String said;

        AfterCtrlC(String announced, String said) {
            this.announced = announced;
            this.said = said;
        }

        String announced(ClusterId cluster) {
            return tr(announced, cluster);
        }

        String said(ClusterId cluster) {
            return tr(said, cluster);
        }
    }
}
