package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.cantianupgrade.simulator.CommandResult;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/**
 * What becomes of a rolling upgrade that was left prepared: a commit of its own from wherever an earlier one broke off, and the way back.
 * One cluster is prepared, and forked for each.
 */
@Order(1)
class RollingCommitIT {

    private static final String RAISE = "su -s /bin/bash - cantian -c 'cms upgrade -version 25 6 0'";
    private static final String RAISED = "cms upgrade 25 6 0";
    private static final Forks FORKS = new Forks();

    private static Installation installation;
    private static WorkerHere worker;
    private static Site site;
    private static Map<String, String> installed;

    @BeforeAll
    static void prepareACluster() {
        installation = Installation.start();
        worker = installation.startWorkerHere();
        site = Site.named("left-rolling");
        site.sql(0, "create table t (k varchar(9))");
        site.sql(0, "insert into t values ('before', '1')");
        installed = site.installation();
        Ended left = installation.run(
                "upgrade",
                "rolling",
                "--yes",
                "-o",
                "json",
                "-f",
                site.clusterFileWith(Map.of("BACKUP_CHOICE", "2", "VERDICT", "leave")));
        assertThat(left.json().get("state").asText()).as(left.everything()).isEqualTo("STOPPED");
        assertThat(site.word("cluster")).isEqualTo("prepared");
        FORKS.take(site, "prepared", RollingCommitIT::isCommitted);
        FORKS.take(site, "the word commit is written", fork -> {
            fork.word("cluster", "commit");
            isCommitted(fork);
        });
        FORKS.take(site, "the version is raised, and the word is commit", fork -> {
            raise(fork);
            fork.word("cluster", "commit");
            isCommitted(fork);
        });
        FORKS.take(site, "t09: the word is normal, and there is no flag", fork -> {
            raise(fork);
            fork.word("cluster", "normal");
            isCommitted(fork);
        });
        FORKS.take(site, "t09: the words are gone, and there is no flag", fork -> {
            raise(fork);
            fork.cluster().node(0).run("rm -r $SIM_ROOT/mnt/dbdata/remote/*/upgrade/cluster_and_node_status");
            isCommitted(fork);
        });
        FORKS.take(site, "t10: twice", fork -> {
            isCommitted(fork);
            isCommitted(fork);
        });
        FORKS.take(site, "t24_t65: by hand, and then here", RollingCommitIT::isCommittedByHand);
        FORKS.take(site, "the worker is killed while the version is raised", RollingCommitIT::isRaisedOnce);
        FORKS.take(site, "t02: the cluster is rollup", fork -> {
            fork.word("cluster", "rollup");
            isRefused(fork, "the cluster is 'rollup'");
        });
        FORKS.take(site, "t03: node 1 was never upgraded", fork -> {
            fork.word("node1", "absent");
            isRefused(fork, "node 1 is 'absent', expected 'rollup_success'");
        });
        FORKS.take(site, "a node is going back", fork -> {
            fork.word("node1", "rolldown");
            isRefused(fork, "node 1 is 'rolldown', expected 'rollup_success'");
        });
        FORKS.take(site, "t53: back, both nodes", RollingCommitIT::isRolledBack);
        FORKS.take(site, "back, but the commit has begun", fork -> {
            fork.word("cluster", "commit");
            cannotGoBack(fork, "ALREADY_COMMITTED");
            assertThat(fork.word("cluster")).isEqualTo("commit");
        });
        FORKS.take(site, "t12: back by hand, but the system tables are changed", RollingCommitIT::goesForwardAgain);
    }

    @AfterAll
    static void end() {
        FORKS.close();
        worker.close();
        installation.close();
        site.close();
    }

    @TestFactory
    Stream<DynamicTest> aRollingUpgradeThatWasLeftPrepared() {
        return FORKS.tests();
    }

    private static void raise(Site fork) {
        assertThat(fork.cluster().node(0).run(RAISE)).matches(CommandResult::succeeded);
    }

    private static void isCommitted(Site fork) {
        Ended commit = commit(installation, fork);
        isCommitted(fork, commit);
    }

    private static void isCommitted(Site fork, Ended commit) {
        assertThat(commit.exitCode()).as(commit.everything()).isZero();
        assertThat(commit.json().get("state").asText()).isEqualTo("COMMITTED");
        assertThat(fork.cluster().node(0).run("cms version").output()).contains("gcc version:25.6.0.");
        assertThat(fork.sql(0, "SELECT * FROM SYS.DV_CTRL_VERSION;")).contains("25.6.0.");
        assertThat(fork.cluster().journal().count(0, RAISED))
                .as("raised exactly once")
                .isEqualTo(1);
        assertThat(fork.flags()).containsExactly("cantian_rollup_upgrade_commit_" + Site.SOURCE + ".success");
        for (int node = 0; node < 2; node++) {
            assertThat(fork.exists(node, "/opt/cantian/pre_upgrade_rollup.success"))
                    .isFalse();
        }
        assertThat(fork.cluster().allJoined()).isTrue();
        Ended tooLate = back(fork);
        assertThat(tooLate.everything()).as("no way back").contains("ALREADY_COMMITTED");
    }

    /** The guide lets any node commit. */
    private static void isCommittedByHand(Site fork) {
        CommandResult byHand = new RollingHandWork(fork).commit(1);
        assertThat(byHand.output()).as(byHand.errors()).contains("perform the upgrade commit operation success");
        Ended ours = commit(installation, fork);
        assertThat(ours.exitCode()).as(ours.everything()).isZero();
        assertThat(fork.cluster().journal().count(1, RAISED)).isEqualTo(1);
        assertThat(fork.cluster().journal().count(0, RAISED)).isZero();
        assertThat(fork.flags()).containsExactly("cantian_rollup_upgrade_commit_" + Site.SOURCE + ".success");
    }

    private static void isRaisedOnce(Site fork) {
        try (Installation own = Installation.start()) {
            fork.cluster().node(0).fault("hang:cms-upgrade");
            WorkerProcess first = own.startWorker();
            CompletableFuture<Ended> commit = CompletableFuture.supplyAsync(() -> commit(own, fork));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> fork.cluster().journal().count(0, "cms-upgrade hangs") == 1);
            first.kill();
            try (WorkerProcess second = own.startWorker()) {
                await().atMost(Duration.ofMinutes(2))
                        .pollInterval(Duration.ofMillis(500))
                        .until(() ->
                                own.run("status", fork.cluster().name()).out().contains("attempt 2 of "));
                fork.cluster().node(0).recovers();
                isCommitted(fork, commit.join());
            }
        }
    }

    private static void isRefused(Site fork, String why) {
        Ended refused = commit(installation, fork);
        assertThat(refused.exitCode()).as(refused.everything()).isEqualTo(1);
        assertThat(refused.everything()).contains("NOT_COMMITTABLE", why);
        assertThat(fork.cluster().node(0).run("cms version").output()).contains("gcc version:24.12.0.");
    }

    private static void isRolledBack(Site fork) {
        fork.sql(0, "insert into t values ('after', '1')");
        Ended back = back(fork);
        assertThat(back.json().get("state").asText()).as(back.everything()).isEqualTo("ROLLED_BACK");
        RollingRollbackIT.isAsBefore(installation, fork, installed);
        assertThat(fork.sql(0, "select * from t")).contains("before", "after");
    }

    private static void cannotGoBack(Site fork, String code) {
        Ended refused = back(fork);
        assertThat(refused.exitCode()).as(refused.everything()).isEqualTo(1);
        assertThat(refused.everything()).contains(code);
    }

    private static void goesForwardAgain(Site fork) {
        fork.flag("updatesys.success");
        assertThat(new RollingHandWork(fork).rollback(1).exitCode()).isNotZero();
        assertThat(fork.word("cluster")).as("the vendor writes before it asks").isEqualTo("rolldown");
        cannotGoBack(fork, "SYSTEM_TABLES_CHANGED");
        Ended forward = installation.run(
                "upgrade",
                "rolling",
                "--yes",
                "-o",
                "json",
                "-f",
                fork.clusterFileWith(Map.of("BACKUP_CHOICE", "2", "VERDICT", "commit")));
        isCommitted(fork, forward);
    }

    private static Ended commit(Installation installation, Site fork) {
        return installation.run("commit", fork.cluster().name(), "--yes", "-o", "json", "-f", fork.clusterFile());
    }

    private static Ended back(Site fork) {
        return installation.run("rollback", fork.cluster().name(), "--yes", "-o", "json", "-f", fork.clusterFile());
    }
}
