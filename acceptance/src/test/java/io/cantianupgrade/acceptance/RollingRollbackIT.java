package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** A rolling upgrade that was begun by hand, and got stuck, gets out: back or forward. One cluster goes along and is forked. */
@Order(1)
class RollingRollbackIT {

    private static final Forks FORKS = new Forks();

    private static Installation installation;
    private static WorkerHere worker;
    private static Site site;
    private static Map<String, String> installed;

    @BeforeAll
    static void upgradeByHand() {
        installation = Installation.start();
        worker = installation.startWorkerHere();
        site = withData("by-hand", "combined");
        installed = site.installation();
        new RollingHandWork(site).prechecksEveryNode();
        FORKS.take(site, "node 1 failed, node 0 was never begun with: back", fork -> {
            new RollingHandWork(fork).failsOn(1, "fail:do_upgrade");
            isRolledBack(fork);
        });
        RollingHandWork operator = new RollingHandWork(site);
        operator.upgrades(1);
        FORKS.take(site, "t51_t52: all back by hand, and the cluster still rolldown", RollingRollbackIT::isBackByHand);
        FORKS.take(site, "both upgraded by hand: back", fork -> {
            new RollingHandWork(fork).upgrades(0);
            assertThat(fork.word("cluster")).isEqualTo("prepared");
            isRolledBack(fork);
        });
        operator.failsOn(0, "fail:do_upgrade");
        assertThat(operator.rollback(1).exitCode()).as("refused").isNotZero();
        assertThat(site.word("node0") + " " + site.word("node1"))
                .as("the vendor writes before it asks")
                .isEqualTo("rollup rolldown");
        assertThat(operator.rollback(0).exitCode()).as("deadlock").isNotZero();
        assertThat(operator.upgrade(0).exitCode()).as("deadlock").isNotZero();
        FORKS.take(site, "t11: two words block each other: back", RollingRollbackIT::isRolledBack);
        FORKS.take(site, "t11: two words block each other: on", RollingRollbackIT::isUpgraded);
    }

    @AfterAll
    static void end() {
        FORKS.close();
        worker.close();
        installation.close();
        site.close();
    }

    @TestFactory
    Stream<DynamicTest> anUpgradeByHand() {
        return FORKS.tests();
    }

    @Test
    void t65_whereTheWordsAreOnTheArrayTheyAreReadThere() {
        try (Site dbstor = withData("by-hand-dbstor", "dbstor")) {
            Map<String, String> before = dbstor.installation();
            RollingHandWork operator = new RollingHandWork(dbstor);
            operator.prechecksEveryNode();
            operator.upgrades(1);
            operator.failsOn(0, "fail:do_upgrade");
            assertThat(operator.rollback(1).exitCode()).isNotZero();
            assertThat(dbstor.word("node1")).isEqualTo("rolldown");
            dbstor.forget("upgrade_lock_1"); // A rollback that is refused leaves its lock behind (T-36).
            rollBack(dbstor);
            isAsBefore(installation, dbstor, before);
        }
    }

    private static Site withData(String name, String mode) {
        Site made = Site.named(name, builder -> builder.deployMode(mode));
        made.sql(0, "create table t (k varchar(9))");
        made.sql(0, "insert into t values ('before', '1')");
        return made;
    }

    private static void isRolledBack(Site fork) {
        rollBack(fork);
        isAsBefore(installation, fork, installed);
        assertThat(fork.sql(0, "select * from t")).contains("before");
    }

    /** Node 0 fails before it has a backup: the vendor calls it back while it is down, and does not finish. */
    private static void isBackByHand(Site fork) {
        RollingHandWork operator = new RollingHandWork(fork);
        operator.failsOn(0, "fail:cantian:upgrade_backup");
        operator.rollback(0);
        operator.rollback(1);
        assertThat(fork.word("cluster") + " " + fork.word("node0") + " " + fork.word("node1"))
                .isEqualTo("rolldown rolldown_success rolldown_success");
        Ended refused = upgrade(fork);
        assertThat(refused.everything()).contains("CANNOT_BE_CONTINUED", "cantian-upgrade rollback");
        rollBack(fork);
        assertThat(Contents.differences(installed, fork.installation()).keySet())
                .as("but the array's client, which the vendor's own rollback takes from the new package (T-26)")
                .allMatch(file -> file.contains("/client/"));
        isFreeOfTheUpgrade(installation, fork);
    }

    private static void isUpgraded(Site fork) {
        Ended upgraded = upgrade(fork);
        assertThat(upgraded.json().get("state").asText())
                .as(upgraded.everything())
                .isEqualTo("STOPPED");
        assertThat(upgraded.everything()).contains("repair-words");
        assertThat(fork.word("cluster")).isEqualTo("prepared");
        for (int node = 0; node < 2; node++) {
            assertThat(fork.installedVersion(node)).isEqualTo(Site.TARGET);
            assertThat(fork.word("node" + node)).isEqualTo("rollup_success");
        }
    }

    private static Ended upgrade(Site fork) {
        return installation.run(
                "upgrade",
                "rolling",
                "--yes",
                "-o",
                "json",
                "-f",
                fork.clusterFileWith(Map.of("BACKUP_CHOICE", "2", "VERDICT", "leave")));
    }

    private static void rollBack(Site fork) {
        Ended back =
                installation.run("rollback", fork.cluster().name(), "--yes", "-o", "json", "-f", fork.clusterFile());
        assertThat(back.json().get("state").asText()).as(back.everything()).isEqualTo("ROLLED_BACK");
    }

    /** Programs and versions of the source, nothing left behind, and another attempt can be planned. */
    static void isAsBefore(Installation installation, Site fork, Map<String, String> installed) {
        assertThat(Contents.differences(installed, fork.installation())).isEmpty();
        isFreeOfTheUpgrade(installation, fork);
    }

    private static void isFreeOfTheUpgrade(Installation installation, Site fork) {
        assertThat(fork.flags()).isEmpty();
        assertThat(fork.cluster().allJoined()).isTrue();
        assertThat(fork.cluster().node(0).run("cms version").output()).contains("gcc version:24.12.0.");
        Ended again = installation.run("plan", "rolling", "-f", fork.clusterFile());
        assertThat(again.exitCode())
                .as("a new attempt can begin: " + again.everything())
                .isZero();
    }
}
