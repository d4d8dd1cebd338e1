package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cantianupgrade.simulator.CommandResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The vendor's lock of the cluster: we wait for who holds it and say who, and while we hold it a manual script is refused. */
@Order(2)
class UpgradeLockIT {

    private static final String UPGRADE =
            "sh \"$SIM_ROOT/ctdb/cantian_install/cantian_connector/action/appctl.sh\" upgrade offline 127.0.0.1";
    private static final Duration SOON = Duration.ofMinutes(1);

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

    /** In dbstor there is a second lock. */
    static List<String> modes() {
        return Sweeps.orAll(List.of("dbstor"), List.of("combined", "dbstor", "file"));
    }

    static List<String> modesWithAnArray() {
        return Sweeps.orAll(List.of("dbstor"), List.of("combined", "dbstor"));
    }

    @ParameterizedTest
    @MethodSource("modesWithAnArray")
    void aStepWaitsWhileAManualUpgradeOfAnotherNodeHoldsItAndSaysWho(String mode) {
        String name = "waits-" + mode;
        try (Site site = asksWhetherBusinessIsStopped(name, mode)) {
            site.cluster().node(1).fault("hang:cantian_status_check");
            CompletableFuture<CommandResult> manual =
                    CompletableFuture.supplyAsync(() -> site.cluster().node(1).run(UPGRADE));
            await().atMost(SOON).until(() -> site.cluster().journal().count(1, "cantian_status_check begin") == 1);
            installation.run("answer", name, "yes");

            await().atMost(SOON).untilAsserted(() -> assertThat(
                            installation.run("status", name).out().replaceAll("\\s+", " "))
                    .containsPattern("waits for the upgrade lock, held by appctl\\.sh upgrade"
                            + " \\(pid \\d+, user \\S+, since \\d\\d:\\d\\d\\) on node 1, until \\d\\d:\\d\\d"));
            JsonNode waiting =
                    installation.run("status", name, "-o", "json").json().get("waiting");
            assertThat(waiting.get("for").asText()).contains("Checkpoint", "upgrade lock, held by appctl.sh upgrade");

            site.cluster().node(1).recovers();
            manual.join();
            Ended after = installation.awaitState(name, "PREPARED");
            assertThat(after.json().get("steps"))
                    .as("waiting is no failure")
                    .allSatisfy(step -> assertThat(step.get("attempts").asInt()).isLessThanOrEqualTo(1));
        }
    }

    @ParameterizedTest
    @MethodSource("modes")
    void whileAJobOfOursRunsAManualUpgradeIsRefusedOnEveryNode(String mode) {
        String name = "refused-" + mode;
        try (Site site = Site.named(name, builder -> builder.deployMode(mode))) {
            if (mode.equals("file")) {
                site.forgetArray();
            }
            site.cluster().node(0).fault("hang:do_upgrade");
            String file = site.clusterFileWith(Map.of("BUSINESS_STOPPED", "yes"));
            CompletableFuture<Ended> upgrade = CompletableFuture.supplyAsync(
                    () -> installation.run("upgrade", "offline", "--yes", "-o", "json", "-f", file));
            await().atMost(Duration.ofMinutes(2))
                    .until(() -> site.cluster().journal().count(0, "do_upgrade begin") == 1);

            assertThat(site.cluster().node(0).run(UPGRADE).output())
                    .contains("Other node is upgrading/rollback, please check again later.");
            assertThat(site.cluster().node(1).run(UPGRADE).output())
                    .contains(
                            mode.equals("dbstor")
                                    ? "Exist other upgrade node , details:upgrade_lock_0"
                                    : "Other node is upgrading/rollback, please check again later.");
            assertThat(site.cluster().journal().count(1, "cantian_status_check begin"))
                    .isZero();

            site.cluster().node(0).recovers();
            Ended ended = upgrade.join();
            assertThat(ended.json().get("state").asText())
                    .as(ended.everything())
                    .isEqualTo("PREPARED");
        }
    }

    @Test
    void t36_aLockFileOfNobodyIsReportedAtOnceWithACommandThatRemovesItAndOneOfOursDoesNotKeepUsOut()
            throws IOException {
        try (Site site = asksWhetherBusinessIsStopped("forgotten", "dbstor")) {
            Path lock = site.cluster().fileSystem("share").resolve("upgrade/upgrade_lock_1");
            Files.writeString(lock, ""); // What a killed appctl.sh leaves behind.
            installation.run("answer", "forgotten", "yes");
            JsonNode problem = problem(installation.awaitState("forgotten", "HOLDING"));
            assertThat(problem.get("code").asText()).isEqualTo("UPGRADE_LOCK_HELD");
            assertThat(problem.get("summary").asText()).contains("/upgrade/upgrade_lock_1");
            String remedy = problem.get("remedy").asText();
            String command = remedy.replaceFirst(".*(su -s /bin/bash .*?)   \\(on node 0\\).*", "$1");
            assertThat(site.cluster().node(0).run(command)).as(command).matches(CommandResult::succeeded);
            assertThat(lock).doesNotExist();

            Files.writeString(lock, "cantian-upgrade forgotten/stop-1/1\n"); // What a killed job of ours leaves behind.
            installation.run("answer", "forgotten", "retry");
            installation.awaitState("forgotten", "PREPARED");
            Ended commit = installation.run("commit", "forgotten", "-o", "json");
            assertThat(commit.exitCode()).as(commit.everything()).isZero();
            assertThat(lock).doesNotExist();
        }
    }

    /** Prechecked, and no job runs: whoever wants the lock can have it. */
    private static Site asksWhetherBusinessIsStopped(String name, String mode) {
        Site site = Site.named(name, builder -> builder.deployMode(mode));
        Ended asking = installation.run("upgrade", "offline", "--yes", "-o", "json", "-f", site.clusterFile());
        assertThat(asking.json().get("state").asText()).as(asking.everything()).isEqualTo("ASKING");
        return site;
    }

    private static JsonNode problem(Ended status) {
        for (JsonNode step : status.json().get("steps")) {
            if (!step.get("problem").isNull()) {
                return step.get("problem");
            }
        }
        throw new AssertionError("no step has a problem: " + status.everything());
    }
}
