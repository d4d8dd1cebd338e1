package io.cantianupgrade.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A node that loses its power takes everything that runs on it along, and nothing else. */
class NodeCrashTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    @TempDir
    private Path folder;

    @Test
    void aNodeThatServedComesBackByItself() throws IOException, GeneralSecurityException {
        try (SimulatedCluster cluster = cluster()) {
            cluster.node(1).crash();
            await().atMost(SOON)
                    .until(() -> cluster.node(0).run("cms stat").output().contains(" UNKNOWN "));
            assertThatThrownBy(() -> new NodeClient(cluster, 1).close()).isInstanceOf(IOException.class);

            cluster.node(1).boot();
            new NodeClient(cluster, 1).close();
            await().atMost(SOON).until(cluster::allJoined);
        }
    }

    @Test
    void t77_aNodeThatWasStoppedStaysDown() {
        try (SimulatedCluster cluster = cluster()) {
            cluster.node(1).run("sh opt/cantian/action/appctl.sh stop");
            cluster.node(1).crash();
            cluster.node(1).boot();
            assertThat(cluster.node(1).run("ps -eo args=").output()).doesNotContain("cantian");
        }
    }

    private SimulatedCluster cluster() {
        return SimulatedCluster.in(folder).nodes(2).pace(0).start();
    }
}
