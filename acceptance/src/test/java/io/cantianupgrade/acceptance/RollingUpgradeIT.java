package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.simulator.Journal.Event;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * A rolling upgrade from the command line, one node after the other in the order that was asked for, while an application works all
 * the time. When every node is upgraded the site is forked: the original is committed, and the fork is rolled back.
 */
class RollingUpgradeIT {

    private static final List<Integer> ORDER = List.of(2, 0, 1);
    private static final String UPGRADE_DIRECTORY = "/mnt/dbdata/remote/metadata_metadata/upgrade";
    private static final String ROLLING = """
            rolling: { order: "2,0,1" }
            answers:
              BACKUP_CHOICE: "2"
            """;

    private static Installation installation;
    private static WorkerProcess worker;
    private static Site committed;
    private static Site back;
    private static Map<String, String> installed;
    private static Ended upgrade;
    private static Ended commit;
    private static Ended rollback;
    private static BusyClient duringUpgradeAndCommit;
    private static BusyClient duringRollback;

    @BeforeAll
    static void upgradeCommitAndRollBack() {
        installation = Installation.start();
        worker = installation.startWorker();
        committed = Site.named("rolling", cluster -> cluster.nodes(3));
        committed.sql(0, "create table t (k varchar(9))");
        installed = committed.installation();
        duringUpgradeAndCommit = BusyClient.of(committed, "up-");
        String file = committed.clusterFileWith(text -> text + ROLLING);
        upgrade = installation.run("upgrade", "rolling", "--yes", "-o", "json", "-f", file);
        back = committed.fork("rolling-back");
        commit = installation.run("commit", committed.cluster().name(), "-o", "json");
        duringUpgradeAndCommit.close();
        duringRollback = BusyClient.of(back, "back-");
        rollback = installation.run("rollback", back.cluster().name(), "--yes", "-o", "json", "-f", back.clusterFile());
        duringRollback.close();
    }

    @AfterAll
    static void end() {
        worker.close();
        installation.close();
        committed.close();
        back.close();
    }

    @Test
    void waitsForTheVerdictWhenEveryNodeIsUpgraded() {
        assertThat(upgrade.exitCode()).as(upgrade.everything()).isEqualTo(3);
        assertThat(upgrade.json().get("state").asText()).isEqualTo("PREPARED");
    }

    @Test
    void endsCommittedWithExitCodeZero() {
        assertThat(commit.exitCode()).as(commit.everything()).isZero();
        assertThat(commit.json().get("state").asText()).isEqualTo("COMMITTED");
    }

    @Test
    void everyNodeRunsTheTarget() {
        for (int node : ORDER) {
            assertThat(committed.installedVersion(node)).isEqualTo(Site.TARGET);
            assertThat(committed.cluster().node(node).run("rpm -qa").output())
                    .contains("cantian-" + Site.TARGET, "ct_om-" + Site.TARGET)
                    .doesNotContain(Site.SOURCE);
        }
        assertThat(committed.cluster().allJoined()).isTrue();
    }

    @Test
    void theOrderIsTheOneThatWasAskedForAndEachNodeWasFinishedBeforeTheNextWasStopped() {
        assertThat(committed.at(2, "show_cantian_version end")).isLessThan(committed.at(0, "stop begin"));
        assertThat(committed.at(0, "show_cantian_version end")).isLessThan(committed.at(1, "stop begin"));
    }

    @Test
    void theApplicationWasServedAllTheTimeAndNothingThatWasAcknowledgedIsLost() {
        duringUpgradeAndCommit.wasAlwaysServed();
    }

    @Test
    void theApplicationWasServedAllTheWayBackToo() {
        duringRollback.wasAlwaysServed();
    }

    @Test
    void neverWereTwoNodesDownOnTheWayThereAndBack() {
        assertThat(mostNodesDown(committed)).isEqualTo(1);
        assertThat(mostNodesDown(back)).isEqualTo(1);
        assertThat(stopsOf(back)).as("every node, there and back").hasSize(6);
    }

    @Test
    void noSnapshotWasTaken() {
        assertThat(committed.array().audit()).noneMatch(entry -> entry.is("POST", "fssnapshot"));
    }

    @Test
    void theVersionWasRaisedExactlyOnceAndNeverOnTheWayBack() {
        assertThat(raises(committed)).containsExactly("cms upgrade 25 6 0");
        assertThat(raises(back)).isEmpty();
        assertThat(committed.cluster().node(0).run("cms version").output()).contains("gcc version:25.6.0.");
        assertThat(back.cluster().node(0).run("cms version").output()).contains("gcc version:24.12.0.");
    }

    @Test
    void t06_t10_nothingIsLeftBehindButTheCommitsFlag() {
        assertThat(flags(committed)).containsExactly("cantian_rollup_upgrade_commit_" + Site.SOURCE + ".success");
        for (int node : ORDER) {
            assertThat(committed.exists(node, "/opt/cantian/pre_upgrade_rollup.success"))
                    .isFalse();
        }
    }

    @Test
    void theWayBackEndsOnTheSourceByteForByte() {
        assertThat(rollback.exitCode()).as(rollback.everything()).isZero();
        assertThat(rollback.json().get("state").asText()).isEqualTo("ROLLED_BACK");
        assertThat(Contents.differences(installed, back.installation())).isEmpty();
        assertThat(back.cluster().allJoined()).isTrue();
    }

    @Test
    void whatWasWrittenWithTheTargetIsKeptOnTheWayBack() {
        assertThat(back.sql(0, "select * from t")).contains("up-0 ", "back-0 ");
    }

    @Test
    void t53_noWordAndNoFlagIsLeftAndANewUpgradeCanBePlanned() {
        assertThat(flags(back)).isEmpty();
        String file = back.clusterFileWith(text -> text + ROLLING);
        Ended again = installation.run("plan", "rolling", "-f", file);
        assertThat(again.exitCode()).as(again.everything()).isZero();
    }

    private static List<String> raises(Site site) {
        return site.cluster().journal().events().stream()
                .map(Event::what)
                .filter(what -> what.startsWith("cms upgrade"))
                .toList();
    }

    private static List<String> flags(Site site) {
        try (Stream<Path> left = Files.list(site.cluster().node(0).path(UPGRADE_DIRECTORY))) {
            return left.map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Integer> stopsOf(Site site) {
        return site.cluster().journal().events().stream()
                .filter(event -> event.what().equals("stop begin"))
                .map(Event::node)
                .toList();
    }

    /** From when its engine ends, or somebody begins to stop it, until it has joined again, a node is down. */
    private static int mostNodesDown(Site site) {
        Set<Integer> down = new HashSet<>();
        List<Integer> counts = new ArrayList<>();
        for (Event event : site.cluster().journal().events()) {
            switch (event.what()) {
                case "stop begin", "process cantiand stopped", "process cantiand aborted" -> down.add(event.node());
                case "node joined" -> down.remove(event.node());
                default -> {}
            }
            counts.add(down.size());
        }
        assertThat(down).as("all have joined again").isEmpty();
        return counts.stream().max(Integer::compare).orElse(0);
    }
}
