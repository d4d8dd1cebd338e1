package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.simulator.CommandResult;
import io.cantianupgrade.simulator.SimulatedNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Deploy modes other than combined, to the commit and all the way back. In mode dbstor each node has a metadata directory of its
 * own, and the flags of an upgrade are in the share file system for the others to see; the simulated one is read past everything
 * that the product has.
 */
@Order(1)
class DeployModesIT {

    private static final String METADATA = "/mnt/dbdata/remote/metadata_";
    private static final String COMMITTED = "cantian_offline_upgrade_commit_" + Site.SOURCE + ".success";
    private static final String APPCTL = "sh \"$SIM_ROOT/ctdb/cantian_install/cantian_connector/action/appctl.sh\" ";

    private static Installation installation;
    private static WorkerHere worker;

    @BeforeAll
    static void start() {
        installation = Installation.start();
        worker = installation.startWorkerHere();
    }

    @AfterAll
    static void end() {
        worker.close();
        installation.close();
    }

    /** One upgrade for both verdicts: it is rolled back, a fork of the prepared site is committed. */
    @ParameterizedTest(name = "{0}, {1} client: committed or rolled back, and nothing is left (T-06, T-10, T-26, T-68)")
    @CsvSource({"file, no", "dbstor, new"})
    void committedOrRolledBack(String mode, String client) {
        bothVerdicts(mode, client);
    }

    @Test
    @EnabledIfSystemProperty(named = Sweeps.PROPERTY, matches = "true")
    void committedOrRolledBackWithAnOldClient() {
        bothVerdicts("dbstor", "old");
    }

    private static void bothVerdicts(String mode, String client) {
        String name = mode + "-" + client;
        try (Site site = site(mode, client, name)) {
            Map<String, String> before = site.installation();
            Ended prepared = upgrade(site, Map.of("BUSINESS_STOPPED", "yes"));
            assertThat(prepared.exitCode()).as(prepared.everything()).isEqualTo(3);
            assertThat(site.cluster().journal().count(0, "modify_sys_tables begin"))
                    .isEqualTo(1);

            try (Site fork = fork(site, mode, "commit-" + name)) {
                isCommitted(fork, mode, name);
            }
            isRolledBack(site, mode, before);
        }
    }

    private static void isCommitted(Site site, String mode, String name) {
        String file = site.clusterFileWith(Map.of("BUSINESS_STOPPED", "yes"));
        Ended commit = installation.run("commit", "commit-" + name, "--yes", "-o", "json", "-f", file);

        assertThat(commit.exitCode()).as(commit.everything()).isZero();
        assertThat(commit.json().get("state").asText()).isEqualTo("COMMITTED");
        assertThat(site.cluster().allJoined()).isTrue();
        for (int node : List.of(0, 1)) {
            assertThat(site.installedVersion(node)).isEqualTo(Site.TARGET);
            assertThat(flags(site, mode, node)).containsExactly(COMMITTED);
        }
        if (mode.equals("dbstor")) {
            assertThat(shared(site))
                    .as("T-65: the commit is known to every node")
                    .containsExactly(COMMITTED);
        }
        arrayWasUsedOnlyWhereThereIsOne(site, mode, commit, "delete-snapshots");
    }

    private static void isRolledBack(Site site, String mode, Map<String, String> before) {
        Ended rolledBack = installation.run("rollback", site.cluster().name(), "-o", "json");

        assertThat(rolledBack.exitCode()).as(rolledBack.everything()).isZero();
        assertThat(rolledBack.json().get("state").asText()).isEqualTo("ROLLED_BACK");
        assertThat(site.installation()).isEqualTo(before);
        assertThat(site.cluster().allJoined()).isTrue();
        for (int node : List.of(0, 1)) {
            assertThat(flags(site, mode, node)).isEmpty();
        }
        if (mode.equals("dbstor")) {
            assertThat(shared(site)).isEmpty();
        }
        arrayWasUsedOnlyWhereThereIsOne(site, mode, rolledBack, "snapshot");
        Ended again = installation.run("plan", "-f", site.clusterFile());
        assertThat(again.exitCode())
                .as("a new attempt can begin: " + again.everything())
                .isZero();
    }

    static List<String> clients() {
        return Sweeps.orAll(List.of("new"), List.of("new", "old"));
    }

    @ParameterizedTest(name = "{0} client: what is left can be finished by hand, on the other node, too")
    @MethodSource("clients")
    void whatIsLeftIsSeenByTheVendorsScriptsOnEveryNode(String client) {
        try (Site site = site("dbstor", client, "by-hand-" + client)) {
            site.cluster().node(1).fault("fail:do_upgrade");
            Ended holding = upgrade(site, Map.of("BUSINESS_STOPPED", "yes"));
            assertThat(holding.json().get("state").asText())
                    .as(holding.everything())
                    .isEqualTo("HOLDING");
            installation.run("answer", site.cluster().name(), "leave");
            installation.run("status", site.cluster().name(), "--watch");
            assertThat(shared(site))
                    .contains("upgrade_node0." + Site.TARGET, "upgrade_node1." + Site.TARGET, "updatesys.success")
                    .doesNotContain("updatesys.true")
                    .noneMatch(name -> name.startsWith("upgrade_lock_"));
            site.cluster().nodes().forEach(SimulatedNode::recovers);
            site.cluster().nodes().forEach(node -> node.fault("no-ping"));

            CommandResult upgrade = site.cluster().node(1).run(APPCTL + "upgrade offline 127.0.0.1", "yes\n");
            assertThat(upgrade.output()).contains("offline upgrade performed successfully");
            assertThat(flags(site, "dbstor", 1))
                    .as("the flag of the changed tables came along")
                    .contains("updatesys.success");
            CommandResult commit = site.cluster().node(0).run(APPCTL + "upgrade_commit offline", "127.0.0.1\nyes\n");
            assertThat(commit.output()).contains("perform the upgrade commit operation success");
        }
    }

    @Test
    void t15_aToolThatSaysThatItHasCopiedAndHasNotIsFoundOut() {
        try (Site site = site("dbstor", "new", "silent")) {
            site.cluster().node(0).fault("dbstor-silent");
            Ended ended = upgrade(site, Map.of("BUSINESS_STOPPED", "yes"));
            assertThat(ended.json().get("state").asText())
                    .as(ended.everything())
                    .isEqualTo("HOLDING");
            assertThat(ended.everything()).contains("told to copy", "but it is not there");

            site.cluster().nodes().forEach(SimulatedNode::recovers);
            installation.run("answer", "silent", "retry");
            installation.awaitState("silent", "PREPARED");
        }
    }

    private static Site site(String mode, String client, String name) {
        Site site = Site.named(name, builder -> builder.deployMode(mode).changeSystemTables(true));
        if (mode.equals("file")) {
            site.forgetArray();
        }
        if (client.equals("old")) {
            site.cluster().nodes().forEach(SimulatedNode::oldDbstorClient);
        }
        return site;
    }

    private static Site fork(Site site, String mode, String name) {
        Site fork = site.fork(name);
        if (mode.equals("file")) {
            fork.forgetArray();
        }
        return fork;
    }

    private static Ended upgrade(Site site, Map<String, String> answers) {
        String file = site.clusterFileWith(answers);
        return installation.run("upgrade", "offline", "--yes", "-o", "json", "-f", file);
    }

    private static void arrayWasUsedOnlyWhereThereIsOne(Site site, String mode, Ended ended, String step) {
        List<String> steps = Stream.of(ended.json().get("steps"))
                .flatMap(list -> list.findValuesAsText("id").stream())
                .toList();
        if (mode.equals("file")) {
            assertThat(steps).doesNotContain("snapshot", "delete-snapshots", "rollback-snapshot");
            assertThat(site.array().audit()).isEmpty();
        } else {
            assertThat(steps).contains(step);
            assertThat(site.array().snapshots()).isEmpty();
        }
    }

    /** What lies in the directory of flags that this node sees. */
    private static List<String> flags(Site site, String mode, int node) {
        String metadata = METADATA + (mode.equals("dbstor") ? "" : "metadata");
        return names(site.cluster().node(node).path(metadata + "/upgrade"));
    }

    private static List<String> shared(Site site) {
        return names(site.cluster().fileSystem("share").resolve("upgrade"));
    }

    private static List<String> names(Path directory) {
        if (!Files.isDirectory(directory)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(directory)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
