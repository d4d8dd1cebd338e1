package io.cantianupgrade.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Each fault shows where the reference says a real one would. */
class FaultsTest {

    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String PREAMBLE = "get_mnt_dir_name; get_config_info; ";
    private static final String BACKUP =
            "dircetory_path=$SIM_ROOT/opt/cantian/upgrade_backup/cantian_upgrade_bak_24.12.B032; ";

    @TempDir
    private Path folder;

    private SimulatedCluster cluster() {
        return SimulatedCluster.in(folder).nodes(2).pace(0).patience(3).start();
    }

    /** A node whose package is unpacked and checked, stopped and backed up. */
    private static SimulatedNode backedUp(SimulatedCluster cluster) {
        SimulatedNode node = cluster.node(0);
        String place = "ctdb/cantian_install/";
        assertThat(node.run("tar -xzf '" + cluster.targetPackage() + "' -C " + place + " && cp '"
                        + cluster.targetConnector() + "' " + place + " && sh " + place
                        + "cantian_connector/action/appctl.sh pre_upgrade rollup"))
                .matches(CommandResult::succeeded);
        assertThat(node.run("sh opt/cantian/action/appctl.sh stop")).matches(CommandResult::succeeded);
        assertThat(call(node, "do_backup")).matches(CommandResult::succeeded);
        return node;
    }

    private static CommandResult call(SimulatedNode node, String functions) {
        return node.run("bash -c 'eval \"$(sed \"\\$s/^main\\$//\" \"$0\")\"; " + PREAMBLE + functions
                + "' \"$SIM_ROOT/ctdb/cantian_install/cantian_connector/action/upgrade.sh\" offline 127.0.0.1");
    }

    @Test
    void aFailingRpmIsNoticedOnlyByTheModuleOfTheAgent() {
        try (SimulatedCluster cluster = cluster()) {
            SimulatedNode node = backedUp(cluster);
            node.fault("rpm-fails");
            CommandResult result = call(node, BACKUP + "do_upgrade");
            assertThat(result.exitCode()).isOne();
            assertThat(result.output()).contains("[ERROR] ct_om upgrade failed");

            node.recovers();
            assertThat(call(node, BACKUP + "do_upgrade")).matches(CommandResult::succeeded);
        }
    }

    @Test
    void wrongVersionsAreInstalledWithoutAComplaint() {
        try (SimulatedCluster cluster = cluster()) {
            SimulatedNode node = backedUp(cluster);
            node.fault("wrong-versions");
            assertThat(call(node, BACKUP + "do_upgrade")).matches(CommandResult::succeeded);
            assertThat(node.run("rpm -q cantian").output()).startsWith("cantian-25.06.B999-1");
            assertThat(node.path("/opt/cantian/cantian/server/package.xml"))
                    .content()
                    .contains("25.06.B999");
        }
    }

    @Test
    void anEngineThatNeverJoinsFailsTheStart() {
        try (SimulatedCluster cluster = cluster()) {
            SimulatedNode node = backedUp(cluster);
            assertThat(call(node, BACKUP + "do_upgrade")).matches(CommandResult::succeeded);
            node.fault("never-joins");
            CommandResult result = call(node, "start_cantian");
            assertThat(result.exitCode()).isOne();
            assertThat(result.output()).contains("start cantian after upgrade failed, begin to stop");
            assertThat(node.run("pidof cantiand cms").exitCode()).isOne();
        }
    }

    @Test
    void aHangingFunctionGoesOnWhenTheNodeRecovers() {
        try (SimulatedCluster cluster = cluster()) {
            SimulatedNode node = cluster.node(0);
            node.fault("hang:stop");
            CompletableFuture<CommandResult> stop =
                    CompletableFuture.supplyAsync(() -> node.run("sh opt/cantian/action/appctl.sh stop"));
            await().atMost(SOON).until(() -> cluster.journal().count(0, "stop begin") == 1);
            assertThat(node.run("pidof cantiand").exitCode()).isZero();
            assertThat(stop).isNotDone();

            node.recovers();
            await().atMost(SOON).until(stop::isDone);
            assertThat(stop.join()).matches(CommandResult::succeeded);
            assertThat(cluster.journal().count(0, "stop end")).isOne();
        }
    }

    @Test
    void aRefusedVersionMovesNothing() {
        try (SimulatedCluster cluster = cluster()) {
            SimulatedNode node = cluster.node(0);
            node.fault("cms-upgrade-fails");
            CommandResult refused = node.run("cms upgrade -version 25 6 0");
            assertThat(refused)
                    .isEqualTo(new CommandResult(255, "cms proc upgrade failed, cantian upgrade failed.\n", ""));
            assertThat(node.run("cms version").output()).contains("gcc version:24.12.0.");
        }
    }

    @Test
    void aHostWithoutTreeHasNoSuchCommand() {
        try (SimulatedCluster cluster = cluster()) {
            SimulatedNode node = cluster.node(0);
            assertThat(node.run("command -v tree").output())
                    .contains(node.root().toString());
            node.fault("no-tree");
            assertThat(node.run("command -v tree").output())
                    .doesNotContain(node.root().toString());
        }
    }

    @Test
    void aFreshStartInTheFolderOfAKilledRunKillsAndReplacesIt() {
        SimulatedCluster abandoned = cluster();
        abandoned.nodes().forEach(SimulatedNode::close);
        long left = abandoned.processes().get(0).pid();
        int port = abandoned.node(0).sshPort();
        try (SimulatedCluster cluster = cluster()) {
            assertThat(cluster.processes()).isNotEmpty().noneMatch(process -> process.pid() == left);
            assertThat(cluster.node(0).sshPort()).isEqualTo(port);
            assertThat(cluster.allJoined()).isTrue();
        }
    }
}
