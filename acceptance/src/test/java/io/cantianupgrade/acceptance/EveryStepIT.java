package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.simulator.SimulatedNode;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * From every step, once it has failed and everything before it has ended well, there is the way back, and there are two ways on: with a
 * new upgrade of ours, and by hand. One upgrade meets a fault in each step; whenever it holds, the whole site is forked for each of the
 * three while the upgrade goes on.
 */
@Order(0)
class EveryStepIT {

    private static final Forks FORKS = new Forks();

    private static Installation installation;
    private static WorkerProcess worker;
    private static Site site;
    private static Map<String, String> installed;
    private static Map<String, String> data;

    @BeforeAll
    static void upgradeThroughAFaultInEachStep() {
        installation = Installation.start();
        worker = installation.startWorker();
        site = Site.named("sweep");
        site.sql(0, "create table t (k varchar(9))");
        site.sql(0, "insert into t values ('before', '1')");
        installed = site.installation();
        data = site.data();
        new FaultyUpgrade(installation, site).run(held -> {
            if (held.contains("post-check-0")) {
                assertThat(site.sql(0, "insert into t values ('after', '1')")).contains("1 rows");
            }
            String moment = String.join(" and ", held);
            boolean begun = !held.equals(List.of("precheck-0", "precheck-1"));
            FORKS.take(site, moment + ": back", begun ? EveryStepIT::isRolledBack : EveryStepIT::hasNothingToRollBack);
            FORKS.take(site, moment + ": on", EveryStepIT::goesOn);
            FORKS.take(site, moment + ": on by hand", EveryStepIT::goesOnByHand);
        });
    }

    @AfterAll
    static void end() {
        FORKS.close();
        worker.close();
        installation.close();
        site.close();
    }

    @TestFactory
    Stream<DynamicTest> fromEveryStep() {
        return FORKS.tests();
    }

    @Test
    void everyStepHasFailedOnEachOfItsNodes() {
        assertThat(String.join(" ", FORKS.moments()))
                .contains("precheck-1", "checkpoint-0", "stop-0", "stop-1", "backup-0", "snapshot-0")
                .contains("replace-binaries-0", "start-0", "post-check-0", "finish-node-0")
                .contains("backup-1", "replace-binaries-1", "start-1", "post-check-1", "finish-node-1", "prepared");
    }

    private static void isRolledBack(Site fork) {
        Ended rolledBack = rollBack(fork);
        assertThat(rolledBack.exitCode()).as(rolledBack.everything()).isZero();
        assertThat(rolledBack.json().get("state").asText()).isEqualTo("ROLLED_BACK");
        isAsBefore(fork);
        Ended again = installation.run("plan", "-f", fork.clusterFile());
        assertThat(again.exitCode())
                .as("a new attempt can begin: " + again.everything())
                .isZero();
    }

    private static void hasNothingToRollBack(Site fork) {
        Ended refused = rollBack(fork);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.everything()).contains("NOTHING_TO_ROLL_BACK");
        isAsBefore(fork);
    }

    private static void goesOn(Site fork) {
        fork.cluster().nodes().forEach(SimulatedNode::recovers);
        fork.array().fileSystem("share").full(false);
        String file = fork.clusterFileWith(Map.of("BUSINESS_STOPPED", "yes", "VERDICT", "commit"));
        Ended committed = installation.run("upgrade", "offline", "--yes", "-o", "json", "-f", file);
        assertThat(committed.json().get("state").asText())
                .as(committed.everything())
                .isEqualTo("COMMITTED");
        isCommitted(fork);
        assertThat(fork.array().snapshots()).isEmpty();
    }

    private static void goesOnByHand(Site fork) {
        fork.cluster().nodes().forEach(SimulatedNode::recovers);
        fork.array().fileSystem("share").full(false);
        new HandWork(fork).goesOn();
        isCommitted(fork);
    }

    private static void isCommitted(Site fork) {
        for (int node = 0; node < 2; node++) {
            assertThat(fork.installedVersion(node)).isEqualTo(Site.TARGET);
        }
        assertThat(fork.cluster().allJoined()).isTrue();
        assertThat(fork.cluster().node(0).run("cms version").output()).contains("gcc version:25.6.0.");
        assertThat(fork.sql(0, "select * from t")).contains("before");
    }

    private static Ended rollBack(Site fork) {
        fork.cluster().nodes().forEach(SimulatedNode::recovers);
        return installation.run("rollback", fork.cluster().name(), "--yes", "-o", "json", "-f", fork.clusterFile());
    }

    private static void isAsBefore(Site fork) {
        assertThat(Contents.differences(installed, fork.installation())).isEmpty();
        assertThat(Contents.differences(data, fork.data())).isEmpty();
        assertThat(fork.sql(0, "select * from t")).contains("before").doesNotContain("after");
        assertThat(fork.cluster().allJoined()).isTrue();
        assertThat(fork.cluster().node(0).run("cms version").output()).contains("gcc version:24.12.0.");
        assertThat(fork.array().snapshots()).isEmpty();
    }
}
