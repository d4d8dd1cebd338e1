package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cantianupgrade.storage.devicemanager.ArrayPatience;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/** What the product cannot know or cannot reach is asked, and the answer stays on record with its name and time. */
@Order(3)
class QuestionsIT {

    private static final String LIBRARIES = "/opt/logicrep_lib";
    private static final String LOGICREP = "/opt/software/tools/logicrep";

    /** An array that is silent here stays so. */
    private static final ArrayPatience SHORT = new ArrayPatience(
            Duration.ofSeconds(5),
            Duration.ofSeconds(30),
            Duration.ofSeconds(60),
            List.of(Duration.ofMillis(100)),
            3,
            Duration.ofMillis(100),
            Duration.ofMillis(100),
            3,
            Duration.ofMillis(100),
            ArrayPatience.standard().revert());

    private static Installation installation;
    private static WorkerHere worker;

    @BeforeAll
    static void start() {
        installation = Installation.start();
        worker = installation.startWorkerHere(SHORT);
    }

    @AfterAll
    static void end() {
        worker.close();
        installation.close();
    }

    @Test
    void anArrayThatGoesSilentLeavesItsPartToTheOperatorWhoConfirmsItByName() {
        try (Site site = Site.named("silent")) {
            Instant began = Instant.now();
            Ended asked = installation.run("upgrade", "offline", "--yes", "-o", "json", "-f", site.clusterFile());
            assertThat(asked.json().get("state").asText())
                    .as(asked.everything())
                    .isEqualTo("ASKING");
            site.array().goDown();
            answer("silent", "yes");

            JsonNode question = awaitQuestion("silent", "MANUAL_SNAPSHOTS");
            assertThat(question.get("text").asText()).contains(site.cluster().fileSystems());
            assertThat(site.cluster().journal().count(0, "do_upgrade begin")).isZero();
            answer("silent", "yes");

            awaitQuestion("silent", "VERDICT");
            Ended holding = installation.run("commit", "silent", "-o", "json");
            assertThat(holding.json().get("questions").get(0).get("kind").asText())
                    .as("T-66: asked before the version is raised; " + holding.everything())
                    .isEqualTo("MANUAL_DELETION");
            assertThat(site.cluster().journal().events())
                    .noneMatch(event -> event.what().startsWith("cms upgrade"));
            answer("silent", "yes");

            Ended end = installation.run("status", "silent", "--watch", "-o", "json");
            assertThat(end.json().get("state").asText()).as(end.everything()).isEqualTo("COMMITTED");
            assertThat(end.json().get("decisions"))
                    .extracting(it -> it.get("kind").asText())
                    .containsExactly("BUSINESS_STOPPED", "MANUAL_SNAPSHOTS", "VERDICT", "MANUAL_DELETION");
            assertThat(end.json().get("decisions")).allSatisfy(it -> {
                assertThat(it.get("by").asText()).contains("@");
                assertThat(Instant.parse(it.get("at").asText())).isBetween(began, Instant.now());
            });
            JsonNode snapshot = step(end.json(), "snapshot");
            assertThat(snapshot.get("state").asText()).isEqualTo("SKIPPED");
            assertThat(snapshot.get("evidence").get(0).asText()).contains("taken by hand", "confirmed by", "@");
            assertThat(step(end.json(), "delete-snapshots").get("state").asText())
                    .isEqualTo("SKIPPED");

            Ended screen = installation.run("status", "silent");
            assertThat(screen.out()).contains("answered yes to MANUAL_SNAPSHOTS");
        }
    }

    @Test
    void anArrayThatIsSilentFromTheStartIsAWarningOnceItIsAnsweredAhead() {
        try (Site site = Site.named("ahead")) {
            site.array().goDown();
            Ended refused = installation.run("plan", "-f", site.clusterFile());
            assertThat(refused.exitCode()).isEqualTo(1);
            assertThat(refused.everything()).contains("ARRAY_UNREACHABLE", "MANUAL_SNAPSHOTS");

            String file = site.clusterFileWith(
                    Map.of("BUSINESS_STOPPED", "yes", "MANUAL_SNAPSHOTS", "yes", "VERDICT", "leave"));
            Ended end = installation.run("upgrade", "offline", "--yes", "-o", "json", "-f", file);
            assertThat(end.json().get("state").asText()).as(end.everything()).isEqualTo("STOPPED");
            assertThat(site.installedVersion(1)).isEqualTo(Site.TARGET);
            assertThat(end.json().get("decisions"))
                    .filteredOn(it -> it.get("kind").asText().equals("MANUAL_SNAPSHOTS"))
                    .singleElement()
                    .satisfies(it -> assertThat(it.get("by").asText()).endsWith(" ahead"));

            Ended commit = installation.run("commit", "ahead", "--yes", "-o", "json", "-f", file);
            assertThat(commit.exitCode())
                    .as("T-66: refused before anything changes; " + commit.everything())
                    .isEqualTo(1);
            assertThat(commit.everything()).contains("MANUAL_DELETION");
            assertThat(site.cluster().journal().events())
                    .noneMatch(event -> event.what().startsWith("cms upgrade"));
        }
    }

    /** T-45: the vendor's rollback calls a script that does not exist. T-46: a wrong directory is told as such. */
    @Test
    void logicrepGetsItsLibrariesWhichAreAskedForBeforeAnythingIsStoppedAndIsStartedAfterARollback() {
        try (Site site = Site.named("logicrep")) {
            useLogicrep(site);
            String file = site.clusterFileWith(Map.of("BUSINESS_STOPPED", "yes"));
            Ended asked = installation.run("upgrade", "offline", "--yes", "-o", "json", "-f", file);
            assertThat(asked.json().get("questions").get(0).get("kind").asText())
                    .as(asked.everything())
                    .isEqualTo("LOGICREP_LIBRARIES");
            assertThat(site.cluster().allJoined()).as("nothing is stopped").isTrue();

            Ended malformed = installation.run("answer", "logicrep", "/opt/my libs");
            assertThat(malformed.exitCode()).isEqualTo(2);
            assertThat(malformed.err()).contains("absolute path");
            answer("logicrep", "/opt/nothing_here");
            await().atMost(Duration.ofMinutes(2))
                    .until(() ->
                            status("logicrep").at("/questions/0/text").asText().contains("/opt/nothing_here"));
            answer("logicrep", LIBRARIES);

            awaitQuestion("logicrep", "VERDICT");
            for (int node = 0; node < 2; node++) {
                assertThat(site.exists(node, LOGICREP + "/lib/libsql2bl.so")).isTrue();
            }

            Ended rolledBack = installation.run("rollback", "logicrep", "-o", "json");
            assertThat(rolledBack.json().get("state").asText())
                    .as(rolledBack.everything())
                    .isEqualTo("ROLLED_BACK");
            for (int node = 0; node < 2; node++) {
                assertThat(site.cluster().journal().count(node, "logicrep:startup end"))
                        .isEqualTo(1);
            }
        }
    }

    @Test
    void theMaintenanceWindowOfTheClusterFileIsAskedAboutBeforeANodeIsStopped() {
        try (Site site = Site.named("window")) {
            LocalTime soon =
                    LocalTime.now(ZoneId.systemDefault()).plusMinutes(3).truncatedTo(ChronoUnit.MINUTES);
            site.change(text -> text + "until: " + soon + "\n");
            String file = site.clusterFileWith(Map.of("BACKUP_CHOICE", "2", "WINDOW_TOO_SHORT", "leave"));

            Ended end = installation.run("upgrade", "rolling", "--yes", "-f", file);

            assertThat(end.exitCode()).as(end.everything()).isEqualTo(1);
            assertThat(end.out().replaceAll("\\s+", " "))
                    .contains("window until ", soon + ":00", "as the cluster file says");
            JsonNode status = status("window");
            assertThat(status.get("state").asText()).isEqualTo("STOPPED");
            assertThat(status.get("decisions"))
                    .extracting(it -> it.get("kind").asText())
                    .containsExactly("BACKUP_CHOICE", "WINDOW_TOO_SHORT");
            assertThat(site.cluster().allJoined()).as("nothing is stopped").isTrue();
        }
    }

    private static void useLogicrep(Site site) {
        try {
            for (int node = 0; node < 2; node++) {
                Path libraries =
                        Files.createDirectories(site.cluster().node(node).path(LIBRARIES));
                for (String name : List.of(
                        "libssl.so.1.1", "libcrypto.so.1.1", "libstdc++.so.6", "libsql2bl.so", "cantian-jdbc.jar")) {
                    Files.writeString(libraries.resolve(name), name);
                }
                Path home = Files.createDirectories(site.cluster().node(node).path(LOGICREP));
                Files.writeString(home.resolve("start.success"), "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void answer(String cluster, String answer) {
        Ended taken = installation.run("answer", cluster, answer);
        assertThat(taken.exitCode()).as(taken.everything()).isZero();
    }

    private static JsonNode awaitQuestion(String cluster, String kind) {
        return await().atMost(Duration.ofMinutes(4))
                .pollInterval(Duration.ofMillis(500))
                .until(
                        () -> status(cluster).at("/questions/0"),
                        open -> open.path("kind").asText().equals(kind));
    }

    private static JsonNode status(String cluster) {
        return installation.run("status", cluster, "-o", "json").json();
    }

    private static JsonNode step(JsonNode status, String id) {
        for (JsonNode step : status.get("steps")) {
            if (step.get("id").asText().equals(id)) {
                return step;
            }
        }
        throw new AssertionError("no step " + id);
    }
}
