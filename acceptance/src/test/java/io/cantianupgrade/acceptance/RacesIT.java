package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.activity.Secrets;
import io.cantianupgrade.cantian.CantianNode;
import io.cantianupgrade.cantian.ReleaseCalls;
import io.cantianupgrade.cli.file.ClusterFile;
import io.cantianupgrade.cli.file.ClusterFileInvalid;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.model.UpgradeKind;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.node.JobId;
import io.cantianupgrade.node.JobResult;
import io.cantianupgrade.node.NodeJobs;
import io.cantianupgrade.node.NodeShell;
import io.cantianupgrade.node.ssh.SshShells;
import io.cantianupgrade.simulator.CommandResult;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Two operators start at the same instant: never two operations, and never two nodes that are begun with. */
@Order(1)
class RacesIT {

    private static final int AT_ONCE = 10;
    private static final Executor EACH = work -> new Thread(work, "operator").start();

    @Test
    void ofTwoCommandLinesOneIsTaken() {
        try (Installation installation = Installation.start();
                Site site = Site.named("races")) {
            for (int batch = 0; batch < 100; batch += AT_ONCE) {
                List<CompletableFuture<Void>> races = IntStream.range(batch, batch + AT_ONCE)
                        .mapToObj(race ->
                                CompletableFuture.runAsync(() -> raceOfCommandLines(installation, site, race), EACH))
                        .toList();
                races.forEach(CompletableFuture::join);
            }
        }
    }

    /** No worker is there, so whoever is taken stays open until the race is decided. */
    private static void raceOfCommandLines(Installation installation, Site site, int race) {
        String name = "race-" + race;
        String file = site.clusterFileWith(text -> text.replaceFirst("cluster: \\S+", "cluster: " + name));
        CyclicBarrier start = new CyclicBarrier(2);
        Supplier<Ended> operator = () -> {
            await(start);
            return installation.run("upgrade", "rolling", "--yes", "-o", "json", "-f", file);
        };
        CompletableFuture<Ended> one = CompletableFuture.supplyAsync(operator, EACH);
        CompletableFuture<Ended> other = CompletableFuture.supplyAsync(operator, EACH);
        Ended refused = (Ended) CompletableFuture.anyOf(one, other).join();
        assertThat(refused.exitCode()).as(refused.everything()).isEqualTo(1);
        assertThat(refused.everything()).contains("An operation of " + name + " is open already");
        installation.terminate(name);
        Ended taken = one.join().equals(refused) ? other.join() : one.join();
        assertThat(taken.everything()).contains("was ended in Temporal").doesNotContain("is open already");
    }

    @ParameterizedTest
    @CsvSource({"file, 90", "dbstor, 10"})
    void besideAManualUpgradeOnTheOtherNodeNeverTwoAreBegunWith(String mode, int races) throws ClusterFileInvalid {
        String name = "races-" + mode;
        try (Site site = Site.named(name, builder -> builder.deployMode(mode));
                SshShells shells = new SshShells(new Secrets(Map.of())::resolve, Map.of())) {
            if (mode.equals("file")) {
                site.forgetArray();
            }
            RollingHandWork operator = new RollingHandWork(site);
            operator.prechecksEveryNode();
            ClusterSpec cluster = ClusterFile.load(Path.of(site.clusterFile()), Path.of("/"));
            NodeShell shell = shells.of(cluster, new NodeId(0));
            CantianNode node = new CantianNode(shell, cluster.release(), UpgradeKind.ROLLING);
            ReleaseCalls release =
                    new ReleaseCalls(node, node.configuration(), Optional.empty(), Duration.ofMinutes(1));
            for (int race = 0; race < races; race++) {
                site.forgetUpgrade();
                int number = race;
                raceWithManualUpgrade(
                        site, operator, () -> begins(shell, "race-" + number, release), mode.equals("dbstor"));
            }
            assertThat(site.cluster().journal().events())
                    .as("nobody has come as far as a stop")
                    .noneMatch(event -> event.what().startsWith("stop "));
        }
    }

    /** The vendor's side ends after its words, when it is told that the data is not backed up yet. */
    private static void raceWithManualUpgrade(
            Site site, RollingHandWork operator, BooleanSupplier ours, boolean mayBothYield) {
        CyclicBarrier start = new CyclicBarrier(2);
        CompletableFuture<CommandResult> manual = CompletableFuture.supplyAsync(
                () -> {
                    await(start);
                    return operator.beginsOnly(1);
                },
                EACH);
        await(start);
        boolean begun = ours.getAsBoolean();
        CommandResult theirs = manual.join();
        List<String> words = List.of(site.word("node0"), site.word("node1"));
        assertThat(words.get(0).equals("rollup")).as("ours is told the truth").isEqualTo(begun);
        assertThat(words).as(theirs.output()).contains("absent").isSubsetOf("absent", "rollup");
        if (!mayBothYield) {
            assertThat(words).as(theirs.output()).contains("rollup");
        }
    }

    private static boolean begins(NodeShell shell, String operation, ReleaseCalls release) {
        try {
            JobResult result = new NodeJobs(shell)
                    .run(
                            new JobId(operation, "begin-node-0-words"),
                            release.begin(new Version(Site.TARGET)),
                            line -> {});
            if (!result.ok()) {
                assertThat(String.join("\n", result.lines())).contains("somebody else has written meanwhile");
            }
            return result.ok();
        } catch (ProblemException busy) {
            assertThat(busy.problem().code()).isEqualTo(ProblemCode.UPGRADE_LOCK_HELD);
            return false;
        }
    }

    private static void await(CyclicBarrier start) {
        try {
            start.await();
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
