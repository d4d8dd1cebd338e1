package io.cantianupgrade.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SimulatedClusterTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int MANY_MEGABYTES = 200;

    @TempDir
    private Path folder;

    private SimulatedCluster cluster(int nodes) {
        return SimulatedCluster.in(folder).nodes(nodes).pace(0).start();
    }

    @Test
    void showsTheProcessesOfEachNodeAsIfItWereAHost() {
        try (SimulatedCluster cluster = cluster(2)) {
            Path root = cluster.node(1).root();
            assertThat(cluster.node(1).run("ps -eo args=").output().lines())
                    .contains(
                            "cms server -start",
                            "cantiand open -D " + root + "/mnt/dbdata/local/cantian/tmp/data",
                            "python3 " + root + "/opt/cantian/ct_om/service/ctmgr/uds_server.py",
                            "python3 " + root + "/opt/cantian/ct_om/service/cantian_exporter/execute.py",
                            "/bin/bash " + root + "/opt/cantian/common/script/cantian_daemon.sh");
            assertThat(cluster.node(0).run("pgrep -c -f '^cms server -start'").output())
                    .isEqualTo("1\n");
        }
    }

    @Test
    void aKilledEngineComesBack() {
        try (SimulatedCluster cluster = cluster(2)) {
            String killed = cluster.node(0).run("pidof cantiand").output();
            cluster.node(0).run("kill -9 $(pidof cantiand)");
            await().atMost(SOON)
                    .until(() -> !cluster.node(0).run("pidof cantiand").output().isEmpty()
                            && !cluster.node(0).run("pidof cantiand").output().equals(killed));
            await().atMost(SOON).until(cluster::allJoined);
        }
    }

    @Test
    void aStoppedNodeIsOfflineThenUnknownAndItsCountersAreUnsigned() {
        try (SimulatedCluster cluster = cluster(2)) {
            cluster.pace(0.2);
            assertThat(cluster.node(1).run("cms res -stop db -node 1").output()).isEqualTo("stop resource succeed.\n");
            String counters = " +0 +18446744073709551615 +18446744073709551615 +.{23} 2000-01-01 00:00:00.000 .*";
            await().atMost(SOON).until(() -> row(cluster, 1).matches(" +1 +db +OFFLINE ONLINE +OFFLINE" + counters));
            await().atMost(SOON).until(() -> row(cluster, 1).matches(" +1 +db +UNKNOWN ONLINE +OFFLINE" + counters));
            assertThat(cluster.node(0).run("cms stat -res").output())
                    .contains("1        db             OFFLINE ONLINE");
            assertThat(row(cluster, 0)).contains("REFORMER");
            assertThat(cluster.node(1).run("cms res -stop db -node 1"))
                    .isEqualTo(
                            new CommandResult(255, "resource has already been stopped, stop resource failed.\n", ""));
            String start = "sh opt/cantian/action/appctl.sh start";
            assertThat(cluster.node(1).run(start)).matches(CommandResult::succeeded);
            assertThat(cluster.node(1).run(start))
                    .as("a lock that a daemon inherited is released")
                    .matches(CommandResult::succeeded);
            assertThat(cluster.allJoined()).isTrue();
        }
    }

    private static String row(SimulatedCluster cluster, int node) {
        return cluster.node(0).run("cms stat").output().lines().toList().get(node + 1);
    }

    @Test
    void aKilledManagerIsBroughtBackByTheWatchdog() {
        try (SimulatedCluster cluster = cluster(1)) {
            cluster.node(0).run("kill -9 $(pidof cms); kill -9 $(pgrep -f cantian_daemon.sh)");
            await("the timer starts the watchdog")
                    .atMost(Duration.ofMinutes(2))
                    .until(() -> !cluster.node(0).run("pidof cms").output().isEmpty());
            await().atMost(SOON).until(cluster::allJoined);
        }
    }

    @Test
    void whatWasDetachedSurvivesTheConnection() throws IOException, GeneralSecurityException {
        try (SimulatedCluster cluster = cluster(1)) {
            Path go = cluster.node(0).path("/tmp/go");
            try (NodeClient client = new NodeClient(cluster, 0)) {
                client.begin(
                        "echo here >tmp/begun; until [ -e tmp/go ]; do echo tick; sleep 0.05; done; echo >tmp/attached");
                client.run(
                        "setsid bash -c 'until [ -e tmp/go ]; do sleep 0.05; done; echo >tmp/detached' >/dev/null 2>&1 </dev/null &");
                await().atMost(SOON).until(() -> Files.exists(cluster.node(0).path("/tmp/begun")));
            }
            await().atMost(SOON)
                    .until(() ->
                            cluster.node(0).run("pgrep -f tmp/begun").output().isEmpty());
            Files.createFile(go);
            await().atMost(SOON).until(() -> Files.exists(cluster.node(0).path("/tmp/detached")));
            assertThat(cluster.node(0).path("/tmp/attached")).doesNotExist();
        }
    }

    @Test
    void carriesLargeInputAndExitCodes() throws IOException, GeneralSecurityException {
        try (SimulatedCluster cluster = cluster(1);
                NodeClient client = new NodeClient(cluster, 0)) {
            long length = MANY_MEGABYTES * 1024L * 1024L;
            assertThat(client.run("wc -c", new Zeros(length)).output().strip()).isEqualTo(Long.toString(length));
            CommandResult result = client.run("echo out; echo err >&2; exit 7");
            assertThat(result).isEqualTo(new CommandResult(7, "out\n", "err\n"));
        }
    }

    @Test
    void closingLeavesNoProcessAndReopeningBringsTheSameClusterBack() throws IOException, GeneralSecurityException {
        SimulatedCluster first = cluster(2);
        String known = Files.readString(first.knownHosts());
        try (first) {
            first.node(0).run("ctsql / as sysdba -q -c 'CREATE TABLE KV(K INT)'");
            first.node(0).run("ctsql / as sysdba -q -c \"INSERT INTO KV VALUES('color','green')\"");
        }
        assertThat(first.processes()).isEmpty();

        try (SimulatedCluster again = SimulatedCluster.reopen(folder);
                NodeClient client = new NodeClient(again, 1)) {
            assertThat(again.knownHosts()).hasContent(known.strip());
            assertThat(client.run("cms version").output()).contains("gcc version:24.12.0.");
            await().atMost(SOON).until(again::allJoined);
            assertThat(again.node(1)
                            .run("ctsql / as sysdba -q -c 'SELECT * FROM KV'")
                            .output())
                    .contains("color", "green", "1 rows fetched.");
        }
    }

    @Test
    void aNodeThatNeverJoinsStaysAtWorkStatZero() {
        try (SimulatedCluster cluster = cluster(2)) {
            cluster.node(1).fault("never-joins");
            cluster.node(1).run("kill -9 $(pidof cantiand)");
            await().atMost(SOON).until(() -> cluster.node(0)
                    .run("cms stat")
                    .output()
                    .lines()
                    .anyMatch(row -> row.matches(" +1 +db +ONLINE +OFFLINE +ONLINE +0 .*")));
            cluster.node(1).recovers();
            await().atMost(SOON).until(cluster::allJoined);
        }
    }

    /** So many zero bytes, without holding them. */
    private static final class Zeros extends InputStream {

        private long left;

        Zeros(long length) {
            left = length;
        }

        @Override
        public int read() {
            return left-- > 0 ? 0 : -1;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            if (left <= 0) {
                return -1;
            }
            int count = (int) Math.min(length, left);
            left -= count;
            return count;
        }
    }
}
