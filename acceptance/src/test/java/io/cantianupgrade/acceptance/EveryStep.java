package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cantianupgrade.simulator.CommandResult;
import io.cantianupgrade.simulator.SimulatedNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;

/**
 * One upgrade that meets a fault in each step, and what becomes of the site from there: back, on with a new upgrade of ours, on by
 * hand. Each of them happens to a fork, while the upgrade itself goes on.
 *
 * <p>From each step one of them happens, in turn, so that every step and every way has its turn; {@code -Plong} lets all happen.
 */
final class EveryStep implements AutoCloseable {

    private static final String WORDS = "/mnt/dbdata/remote/metadata_metadata/upgrade/cluster_and_node_status";

    private final UpgradeWay way;
    private final Forks forks = new Forks();
    private final Installation installation = Installation.start();
    private final WorkerHere worker = installation.startWorkerHere();
    private final Site site;
    private final Map<String, String> installed;
    private final Map<String, String> data;
    private final List<String> moments = new ArrayList<>();

    EveryStep(UpgradeWay way, String name) {
        this.way = way;
        this.site = Site.named(name);
        site.sql(0, "create table t (k varchar(9))");
        site.sql(0, "insert into t values ('before', '1')");
        this.installed = site.installation();
        this.data = site.data();
    }

    Site site() {
        return site;
    }

    Installation installation() {
        return installation;
    }

    Forks forks() {
        return forks;
    }

    /** @param watcher hears which steps hold, and a name for that moment */
    void run(BiConsumer<List<String>, String> watcher) {
        new FaultyUpgrade(installation, way, site).run(held -> watcher.accept(held, String.join(" and ", held)));
    }

    /** The upgrade without any fault but those that the test plants itself. */
    void begin() throws IOException {
        installation.start("upgrade", way.word(), "--yes", "-f", site.clusterFileWith(way.answers()));
    }

    /** Every node is upgraded, and the verdict is asked for; a step that holds is a failure. */
    void awaitPrepared() {
        String state = await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> installation
                                .run("status", site.cluster().name(), "-o", "json")
                                .json()
                                .get("state")
                                .asText(),
                        found -> !found.equals("RUNNING"));
        assertThat(state).isEqualTo("PREPARED");
        for (int node = 0; node < 2; node++) {
            assertThat(site.installedVersion(node)).isEqualTo(Site.TARGET);
        }
        everythingRuns(site);
    }

    /** From every third moment the next of these in turn; in the long build all of them from each. */
    void fork(String moment, Becomes... offered) {
        moments.add(moment);
        int turn = moments.size() - 1;
        List<Becomes> now = turn % 3 == 0 ? List.of(offered[turn / 3 % offered.length]) : List.of();
        for (Becomes one : Sweeps.WHOLE ? List.of(offered) : now) {
            forks.take(site, moment + ": " + one, fork -> become(one, fork));
        }
    }

    /** Names of all moments, in their order. */
    List<String> moments() {
        return List.copyOf(moments);
    }

    private void become(Becomes one, Site fork) {
        switch (one) {
            case ROLLED_BACK -> isRolledBack(fork);
            case NOT_ROLLED_BACK -> hasNothingToRollBack(fork);
            case UPGRADED -> goesOn(fork);
            case UPGRADED_BY_HAND -> goesOnByHand(fork);
        }
    }

    /** What becomes of a fork. */
    enum Becomes {
        ROLLED_BACK,
        /** Refused, since nothing has begun. */
        NOT_ROLLED_BACK,
        UPGRADED,
        UPGRADED_BY_HAND
    }

    private void isRolledBack(Site fork) {
        Ended rolledBack = rollBack(fork);
        assertThat(rolledBack.exitCode()).as(rolledBack.everything()).isZero();
        assertThat(rolledBack.json().get("state").asText()).isEqualTo("ROLLED_BACK");
        isAsBefore(fork);
        Ended again = installation.run("plan", way.word(), "-f", fork.clusterFile());
        assertThat(again.exitCode())
                .as("a new attempt can begin: " + again.everything())
                .isZero();
    }

    private void hasNothingToRollBack(Site fork) {
        Ended refused = rollBack(fork);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.everything()).contains("NOTHING_TO_ROLL_BACK");
        isAsBefore(fork, "/pre_upgrade_(offline|rollup)\\.success$");
    }

    private void goesOn(Site fork) {
        mend(fork);
        Map<String, String> answers = new HashMap<>(way.answers());
        answers.put("VERDICT", "commit");
        Ended committed =
                installation.run("upgrade", way.word(), "--yes", "-o", "json", "-f", fork.clusterFileWith(answers));
        assertThat(committed.json().get("state").asText())
                .as(committed.everything())
                .isEqualTo("COMMITTED");
        isCommitted(fork);
        assertThat(fork.array().snapshots()).isEmpty();
    }

    private void goesOnByHand(Site fork) {
        mend(fork);
        new HandWork(fork).goesOn(way);
        isCommitted(fork);
    }

    private static void mend(Site fork) {
        fork.cluster().nodes().forEach(SimulatedNode::recovers);
        fork.array().fileSystem("share").full(false);
    }

    static void isCommitted(Site fork) {
        for (int node = 0; node < 2; node++) {
            assertThat(fork.installedVersion(node)).isEqualTo(Site.TARGET);
        }
        assertThat(fork.cluster().allJoined()).isTrue();
        assertThat(fork.cluster().node(0).run("cms version").output()).contains("gcc version:25.6.0.");
        assertThat(fork.sql(0, "select * from t")).contains("before");
        assertThat(fork.exists(0, WORDS)).as("words are left").isFalse();
        everythingRuns(fork);
    }

    private static void everythingRuns(Site fork) {
        for (SimulatedNode node : fork.cluster().nodes()) {
            CommandResult status = node.run("sh $SIM_ROOT/opt/cantian/action/appctl.sh check_status");
            assertThat(status.exitCode()).as(node.id() + ": " + status.output()).isZero();
            assertThat(node.run("systemctl is-enabled cantian.timer").exitCode())
                    .as("timer of node " + node.id())
                    .isZero();
        }
    }

    private Ended rollBack(Site fork) {
        fork.cluster().nodes().forEach(SimulatedNode::recovers);
        return installation.run("rollback", fork.cluster().name(), "--yes", "-o", "json", "-f", fork.clusterFile());
    }

    void isAsBefore(Site fork) {
        isAsBefore(fork, "^$");
    }

    /** @param left by checks that ended well */
    private void isAsBefore(Site fork, String left) {
        Map<String, String> found = fork.installation();
        found.keySet().removeIf(Pattern.compile(left).asPredicate());
        assertThat(Contents.differences(installed, found)).isEmpty();
        assertThat(Contents.differences(data, fork.data())).isEmpty();
        assertThat(fork.sql(0, "select * from t")).contains("before").doesNotContain("after");
        assertThat(fork.cluster().allJoined()).isTrue();
        assertThat(fork.cluster().node(0).run("cms version").output()).contains("gcc version:24.12.0.");
        assertThat(fork.array().snapshots()).isEmpty();
        everythingRuns(fork);
    }

    @Override
    public void close() {
        forks.close();
        worker.close();
        installation.close();
        site.close();
    }
}
