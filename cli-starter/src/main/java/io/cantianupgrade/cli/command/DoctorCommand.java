package io.cantianupgrade.cli.command;

import io.cantianupgrade.check.Verdict;
import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.operation.Doctors;
import io.cantianupgrade.cli.operation.JsonProgress;
import io.cantianupgrade.cli.temporal.Connection;
import io.cantianupgrade.cli.text.DoctorScreen;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.Finding;
import io.cantianupgrade.model.ClusterId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what of an installation works, before anybody begins an upgrade. Changes nothing. */
@Command(
        name = "doctor",
        description = {
            "Show whether Temporal, the workers, every node, the array and the secrets can be reached.",
            "Changes nothing, and takes 15 seconds at most."
        },
        mixinStandardHelpOptions = true,
        footer = {"", "Example:", "  cantian-upgrade doctor -f prod-a/cluster.yaml"})
public final class DoctorCommand implements Callable<Integer> {
    private static final String TEMPORAL = "temporal";

    private final Session session;

    @Mixin
    private ClusterFileOption file = new ClusterFileOption();

    public DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        ClusterSpec cluster = file.load(session.home());
        List<Finding> findings = examine(cluster);
        boolean well = findings.stream().allMatch(finding -> finding.verdict() == Verdict.PASS);
        if (session.json()) {
            session.console().say(JsonProgress.line(new Report(cluster.cluster(), well, findings)));
        } else {
            session.console().say(DoctorScreen.lines(cluster, findings));
        }
        return well ? ExitCodes.DONE : ExitCodes.FAILED;
    }

    private List<Finding> examine(ClusterSpec cluster) {
        List<Finding> all = new ArrayList<>();
        try (Connection connection = session.connect()) {
            all.add(Finding.pass(
                    TEMPORAL,
                    "answers at %s, namespace %s"
                            .formatted(
                                    connection.endpoint().address(),
                                    connection.endpoint().namespace())));
            all.addAll(new Doctors(connection.client()).examine(cluster));
        } catch (CliFailure unreachable) {
            all.add(Finding.fail(
                    TEMPORAL,
                    unreachable.lines().get(0),
                    unreachable.lines().get(1).replaceFirst("^  do  ", "")));
            all.addAll(Doctors.notRun(cluster, "Temporal cannot be reached"));
        }
        return all;
    }

    /** @param well whether everything was looked at, and nothing is wrong */
    record Report(ClusterId cluster, boolean well, List<Finding> findings) {}
}
