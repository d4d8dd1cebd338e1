package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The way back from within an offline upgrade; {@link EveryStepIT} goes back from every step with an operation of its own. After it, versions, configuration and programs of every node are byte for byte what they
 * were, and the data is the snapshot's.
 */
@Order(3)
class RollbackIT {

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

    static List<Arguments> faults() {
        Arguments replacement = Arguments.of("replace-fails", "fail:do_upgrade");
        return Sweeps.orAll(
                List.of(replacement),
                List.of(
                        Arguments.of("prepared", ""),
                        replacement,
                        Arguments.of("backup-half-done", "fail:cantian:upgrade_backup")));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void t08_t26_t54_leadsBackToExactlyWhatWasThere(String name, String fault) {
        try (Site site = Site.named(name)) {
            site.cluster().node(0).run("ctsql / as sysdba -q -c \"insert into t values ('before', '1')\"");
            Map<String, String> before = site.installation();
            if (!fault.isEmpty()) {
                site.cluster().node(0).fault(fault);
            }
            String file = site.clusterFileWith(Map.of("BUSINESS_STOPPED", "yes"));

            Ended waiting = installation.run("upgrade", "offline", "--yes", "-o", "json", "-f", file);
            assertThat(waiting.exitCode()).as(waiting.everything()).isEqualTo(3);
            site.cluster().node(0).recovers();
            Ended rolledBack = installation.run("rollback", name, "-o", "json");

            assertThat(rolledBack.exitCode()).as(rolledBack.everything()).isZero();
            assertThat(rolledBack.json().get("state").asText()).isEqualTo("ROLLED_BACK");
            assertThat(site.cluster().allJoined()).isTrue();
            assertThat(site.array().snapshots()).isEmpty();
            assertThat(Contents.differences(before, site.installation())).isEmpty();
            assertThat(site.cluster()
                            .node(0)
                            .run("su -s /bin/bash - cantian -c 'cms version'")
                            .output())
                    .contains("gcc version:24.12.0.");

            Ended again = installation.run("plan", "-f", site.clusterFile());
            assertThat(again.exitCode())
                    .as("a new attempt can begin: " + again.everything())
                    .isZero();
        }
    }
}
