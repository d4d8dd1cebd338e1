package io.cantianupgrade.cli.command;

import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.file.ClusterFile;
import io.cantianupgrade.cli.file.ClusterFileInvalid;
import io.cantianupgrade.cli.operation.JsonProgress;
import io.cantianupgrade.cli.text.Moment;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.Problem;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says whether the cluster file is right, without asking anybody but this host. */
@Command(
        name = "validate",
        description = {
            "Check the cluster file: every mistake at once, with its line, what was expected, and an example.",
            "It reads this host alone; precheck looks at the cluster."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  cantian-upgrade validate -f prod-a/cluster.yaml"})
public final class ValidateCommand implements Callable<Integer> {
    private final Session session;

    @Mixin
    private ClusterFileOption file = new ClusterFileOption();

    public ValidateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        if (session.json()) {
            return asJson();
        }
        ClusterSpec cluster = file.load(session.home());
        session.console()
                .say(tr(
                        "%s is right: cluster %s, %d node%s, %s.",
                        file.path(),
                        cluster.cluster(),
                        cluster.nodes().size(),
                        cluster.nodes().size() == 1 ? "" : "s",
                        cluster.array()
                                .map(array -> tr("storage array %s", array.address()))
                                .orElse(tr("no storage array"))));
        Moment now = session.console().moment();
        cluster.until().ifPresent(time -> session.console()
                .say(tr(
                        "A maintenance window ends at %s on the clock of this host; the next one: %s (%s).",
                        time, now.clock(Window.next(time, now)), now.zone())));
        return ExitCodes.DONE;
    }

    private int asJson() {
        try {
            ClusterSpec cluster = ClusterFile.load(file.path(), session.home());
            session.console()
                    .say(JsonProgress.line(new Result(
                            file.path().toString(),
                            true,
                            cluster.cluster().name(),
                            cluster.until().map(LocalTime::toString).orElse(null),
                            List.of())));
            return ExitCodes.DONE;
        } catch (ClusterFileInvalid invalid) {
            session.console()
                    .say(JsonProgress.line(new Result(file.path().toString(), false, null, null, invalid.problems())));
            return ExitCodes.USAGE;
        }
    }

    /**
     * @param cluster null when the file is not right
     * @param until when a maintenance window ends; null without one
     */
    private record Result(String file, boolean valid, String cluster, String until, List<Problem> mistakes) {}
}
