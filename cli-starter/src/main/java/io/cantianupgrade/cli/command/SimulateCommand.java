package io.cantianupgrade.cli.command;

import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cli.ExitCodes;
import io.cantianupgrade.cli.Logs;
import io.cantianupgrade.cli.Program;
import io.cantianupgrade.cli.Session;
import io.cantianupgrade.cli.site.SimulatedSite;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** A simulated cluster and storage array, left running to play with. */
@Command(
        name = "simulate",
        description = {
            "Run a simulated cluster and its storage array on this machine until Ctrl-C.",
            "In a folder that has one already, it goes on as it was left."
        },
        mixinStandardHelpOptions = true,
        footer = {
            "",
            "Example:",
            "  cantian-upgrade simulate",
            "",
            "To see a step hold: plant a fault on a node before its binaries are replaced,",
            "take it away again, then answer retry.",
            "  mkdir -p cantian-simulated/node0/etc/simulator/faults",
            "  echo full > cantian-simulated/node0/etc/simulator/faults/rpm-fails",
            "  rm cantian-simulated/node0/etc/simulator/faults/rpm-fails"
        })
public final class SimulateCommand implements Callable<Integer> {
    private final Session session;

    @Parameters(arity = "0..1", paramLabel = "FOLDER", description = "where it lives (default: ./cantian-simulated)")
    private Path folder = Path.of("cantian-simulated");

    @Mixin
    private SimulationOptions simulation = new SimulationOptions();

    public SimulateCommand(Session session) {
        this.session = session;
    }

    @Override
    public Integer call() {
        Logs.warnings();
        simulation.check();
        Path home = folder.toAbsolutePath().normalize();
        SimulatedSite site = open(home);
        Runtime.getRuntime().addShutdownHook(new Thread(site::close, "end-simulation"));
        session.console()
                .say(List.of(
                        tr("Cluster %s runs in %s", site.name(), home),
                        "",
                        tr("In another terminal:"),
                        "  cd %s".formatted(home),
                        "  %s plan".formatted(Program.name()),
                        tr("  %s upgrade offline      or  %s upgrade rolling", Program.name(), Program.name()),
                        "",
                        tr("Ctrl-C ends it. To go on from there later: %s simulate %s", Program.name(), home)));
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        return ExitCodes.DONE;
    }

    private SimulatedSite open(Path home) {
        try {
            if (SimulatedSite.isIn(home)) {
                return SimulatedSite.reopen(home);
            }
            failUnlessEmpty(home);
            session.console().note("Building a cluster of %d nodes ...".formatted(simulation.nodes()));
            return SimulatedSite.create(home, simulation.nodes(), simulation.pace());
        } catch (IOException | UncheckedIOException failed) {
            throw CliFailure.failed(
                    "The cluster cannot be simulated in %s: %s".formatted(home, failed.getMessage()),
                    "name another folder",
                    failed);
        }
    }

    private static void failUnlessEmpty(Path home) throws IOException {
        if (!Files.exists(home)) {
            return;
        }
        if (!Files.isDirectory(home)) {
            throw CliFailure.usage("%s is a file.".formatted(home), "name a folder");
        }
        try (Stream<Path> files = Files.list(home)) {
            if (files.findAny().isPresent()) {
                throw CliFailure.usage(
                        "%s is not empty, and no simulated cluster is in it.".formatted(home), "name another folder");
            }
        }
    }
}
