package io.cantianupgrade.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A copy of a cluster goes its own way from the moment it is taken. */
class ForkTest {

    private static final String SYS = "Sys_pwd@2024\n";
    private static final String NO_ARRAY = "yes\n";

    @TempDir
    private Path folder;

    @Test
    void bothServeAndNothingOfOneIsSeenInTheOther() {
        try (SimulatedCluster cluster = started()) {
            insert(cluster, "before");
            List<Journal.Event> past = cluster.journal().events();
            long began = System.nanoTime();
            try (SimulatedCluster fork = cluster.fork(folder.resolve("fork"), "other")) {
                assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(10));
                assertThat(fork.allJoined()).isTrue();
                assertThat(fork.journal().events()).containsAll(past);
                assertThat(programs(fork)).isEqualTo(programs(cluster)).isNotEmpty();
                assertThat(fork.clusterFile())
                        .content()
                        .contains("cluster: other")
                        .doesNotContain("/original/");

                insert(fork, "in the fork");
                insert(cluster, "in the original");
                assertThat(rows(fork)).contains("before", "in the fork").doesNotContain("in the original");
                assertThat(rows(cluster)).contains("before", "in the original").doesNotContain("in the fork");

                assertThat(fork.node(0)
                                .run("sh $SIM_ROOT/opt/cantian/action/appctl.sh stop")
                                .succeeded())
                        .isTrue();
                assertThat(programs(fork).get(0)).isEmpty();
                assertThat(programs(cluster).get(0)).isNotEmpty();
                assertThat(cluster.allJoined()).isTrue();
            }
            assertThat(cluster.allJoined())
                    .as("the end of the fork is not the end of the original")
                    .isTrue();
        }
    }

    @Test
    void anOfflineUpgradeBegunInTheOriginalIsContinuedInTheFork() throws IOException, GeneralSecurityException {
        try (SimulatedCluster cluster = started();
                Operator operator = new Operator(cluster)) {
            cluster.nodes().forEach(node -> node.fault("no-ping"));
            operator.distribute();
            for (int node = 0; node < 2; node++) {
                operator.newRelease(node, "pre_upgrade offline", "");
            }
            operator.installed(0, "check_point", SYS);
            operator.on(0).run("rm -f opt/cantian/check_point.success");
            for (int node = 0; node < 2; node++) {
                operator.installed(node, "stop", "");
            }
            assertThat(operator.newRelease(0, "upgrade offline 127.0.0.1", NO_ARRAY)
                            .exitCode())
                    .isZero();
            List<List<String>> before = programs(cluster);

            try (SimulatedCluster fork = cluster.fork(folder.resolve("fork"), "other");
                    Operator other = new Operator(fork)) {
                assertThat(programs(fork)).isEqualTo(before);
                assertThat(before.get(1)).as("node 1 is stopped").isEmpty();

                assertThat(other.newRelease(1, "upgrade offline 127.0.0.1", NO_ARRAY)
                                .exitCode())
                        .isZero();
                assertThat(other.newRelease(0, "upgrade_commit offline", "127.0.0.1\nyes\n")
                                .output())
                        .contains("upgrade_commit.sh return success");
                assertThat(fork.allJoined()).isTrue();
                assertThat(fork.node(1).run("cms version").output()).contains("gcc version:25.6.0.");
            }
            assertThat(programs(cluster)).isEqualTo(before);
            assertThat(cluster.node(0).run("cms version").output()).contains("gcc version:24.12.0.");
            assertThat(cluster.node(1).path("/opt/cantian/versions.yml"))
                    .content()
                    .contains("24.12.B032");
        }
    }

    @Test
    void aJobThatRunsIsLostInTheFork() throws IOException {
        try (SimulatedCluster cluster = started()) {
            Path run = cluster.node(0).path("/var/lib/cantian-upgrade/jobs/operation/step/1");
            Files.createDirectories(run);
            long us = ProcessHandle.current().pid();
            Files.writeString(run.resolve("process"), us + " 1\n");
            try (SimulatedCluster fork = cluster.fork(folder.resolve("fork"), "other")) {
                assertThat(fork.node(0).path("/var/lib/cantian-upgrade/jobs/operation/step/1/process"))
                        .content()
                        .doesNotContain(Long.toString(us));
            }
        }
    }

    private SimulatedCluster started() {
        return SimulatedCluster.in(folder.resolve("original")).pace(0).start();
    }

    private static void insert(SimulatedCluster cluster, String key) {
        sql(cluster, "create table t (k varchar(9))");
        assertThat(sql(cluster, "insert into t values ('" + key + "', '1')")).contains("1 rows affected");
    }

    private static String rows(SimulatedCluster cluster) {
        return sql(cluster, "select * from t");
    }

    private static String sql(SimulatedCluster cluster, String statement) {
        return cluster.node(0)
                .run("ctsql / as sysdba -q -c \"" + statement + "\"")
                .output();
    }

    /** The services that each node runs, without process ids and paths; not what looks after them for a moment. */
    private static List<List<String>> programs(SimulatedCluster cluster) {
        return cluster.nodes().stream()
                .map(node -> node.run("ps -eo args=")
                        .output()
                        .lines()
                        .map(line -> line.replace(cluster.folder().toString(), ""))
                        .filter(line ->
                                line.matches("(cms|cantiand|python3) .*|.*/(cantian_daemon\\.sh|systemd/timer .*)"))
                        .sorted()
                        .toList())
                .toList();
    }
}
