package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Three nodes, prepared and left waiting; the verdict comes later. */
class VerdictIT {

    @Test
    void anUpgradeWithoutAVerdictStaysPreparedUntilCommitIsSaid() {
        try (Installation installation = Installation.start();
                Site site = Site.named("verdict", builder -> builder.nodes(3).changeSystemTables(true));
                WorkerHere worker = installation.startWorkerHere()) {
            String file = site.clusterFileWith(Map.of("BUSINESS_STOPPED", "yes"));

            Ended prepared = installation.runProgram("upgrade", "offline", "--yes", "-o", "json", "-f", file);
            assertThat(prepared.exitCode()).as(prepared.everything()).isEqualTo(3);
            assertThat(prepared.json().get("state").asText()).isEqualTo("PREPARED");
            assertThat(site.array().snapshots())
                    .hasSize(site.cluster().fileSystems().size());
            assertThat(site.cluster().journal().events())
                    .noneMatch(event -> event.what().startsWith("cms upgrade"));
            assertThat(site.cluster().journal().count(0, "modify_sys_tables begin"))
                    .isEqualTo(1);

            Ended second = installation.runProgram("upgrade", "offline", "--yes", "-f", file);
            assertThat(second.exitCode()).as("one operation at a time").isEqualTo(1);

            Ended plan = installation.runProgram("plan", "-f", file);
            assertThat(plan.exitCode()).isEqualTo(1);
            assertThat(plan.everything())
                    .as("what is half done is no list of mistakes")
                    .contains("is open already")
                    .doesNotContain("REFUSED");

            Ended wrong = installation.runProgram("answer", "verdict", "perhaps");
            assertThat(wrong.exitCode()).as(wrong.everything()).isEqualTo(2);

            Ended commit = installation.runProgram("commit", "verdict", "-o", "json");
            assertThat(commit.exitCode()).as(commit.everything()).isZero();
            assertThat(commit.json().get("state").asText()).isEqualTo("COMMITTED");
            assertThat(site.array().snapshots()).isEmpty();
            for (int node = 0; node < 3; node++) {
                assertThat(site.installedVersion(node)).isEqualTo(Site.TARGET);
            }
        }
    }

    @Test
    @EnabledIfSystemProperty(named = Sweeps.PROPERTY, matches = "true")
    void anUpgradeThatWasLeftIsCommittedByACommitOfItsOwnAndNoSnapshotStays() {
        try (Installation installation = Installation.start();
                Site site = Site.named("left-prepared");
                WorkerHere worker = installation.startWorkerHere()) {
            String file = site.clusterFileWith(Map.of("BUSINESS_STOPPED", "yes", "VERDICT", "leave"));
            Ended left = installation.runProgram("upgrade", "offline", "--yes", "-o", "json", "-f", file);
            assertThat(left.json().get("state").asText()).as(left.everything()).isEqualTo("STOPPED");
            assertThat(site.array().snapshots()).isNotEmpty();
            assertThat(installation.runProgram("status", "left-prepared").out())
                    .contains("cantian-upgrade commit left-prepared, or");

            Ended commit =
                    installation.runProgram("commit", "left-prepared", "--yes", "-o", "json", "-f", site.clusterFile());
            assertThat(commit.exitCode()).as(commit.everything()).isZero();
            assertThat(commit.json().get("state").asText()).isEqualTo("COMMITTED");
            assertThat(commit.json().get("operationId"))
                    .isNotEqualTo(left.json().get("operationId"));
            assertThat(commit.json().get("nodes"))
                    .allSatisfy(node -> assertThat(node.get("version").asText()).isEqualTo(Site.TARGET));
            assertThat(site.array().snapshots()).isEmpty();

            Ended tooLate = installation.runProgram(
                    "rollback", "left-prepared", "--yes", "-o", "json", "-f", site.clusterFile());
            assertThat(tooLate.exitCode()).isEqualTo(1);
            assertThat(tooLate.everything()).as("no way back after a commit").contains("ALREADY_COMMITTED");
            assertThat(site.cluster().allJoined()).isTrue();
        }
    }
}
