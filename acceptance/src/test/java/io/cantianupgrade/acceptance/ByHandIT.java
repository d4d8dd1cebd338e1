package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** An upgrade that was begun by hand with the release's own scripts goes on from there, or is rolled back. */
class ByHandIT {

    private static Installation installation;
    private static WorkerProcess worker;

    @BeforeAll
    static void start() {
        installation = Installation.start();
        worker = installation.startWorker();
    }

    @AfterAll
    static void end() {
        worker.close();
        installation.close();
    }

    /** Each does everything that the ones before it do. */
    private static final List<Map.Entry<String, Consumer<HandWork>>> GUIDE = List.of(
            Map.entry("unpacked", HandWork::unpack),
            Map.entry("prechecked-0", hand -> hand.precheck(0)),
            Map.entry("prechecked-1", hand -> hand.precheck(1)),
            Map.entry("checkpoint", hand -> hand.checkpoint(false)),
            Map.entry("stopped-0", hand -> hand.stop(0)),
            Map.entry("stopped-1", hand -> hand.stop(1)),
            Map.entry("upgraded-0", hand -> hand.upgrade(0)),
            Map.entry("upgraded-1", hand -> hand.upgrade(1)));

    static Stream<Arguments> stages() {
        return GUIDE.stream().map(Map.Entry::getKey).map(Arguments::of);
    }

    @ParameterizedTest
    @MethodSource("stages")
    void goesOnAndIsCommitted(String stage) {
        try (Site site = Site.named("go-" + stage)) {
            begin(site, stage);

            Ended prepared = installation.run("upgrade", "offline", "--yes", "-o", "json", "-f", cluster(site));
            assertThat(prepared.exitCode()).as(prepared.everything()).isEqualTo(3);
            assertThat(prepared.json().get("state").asText())
                    .as(prepared.everything())
                    .isEqualTo("PREPARED");
            Ended committed = installation.run("commit", "go-" + stage, "-o", "json");

            assertThat(committed.json().get("state").asText())
                    .as(committed.everything())
                    .isEqualTo("COMMITTED");
            for (int node = 0; node < 2; node++) {
                assertThat(site.installedVersion(node)).isEqualTo(Site.TARGET);
                assertThat(site.cluster().journal().count(node, "do_upgrade begin"))
                        .isOne();
            }
            assertThat(site.array().snapshots()).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("stages")
    void isRolledBack(String stage) {
        try (Site site = Site.named("back-" + stage)) {
            Map<String, String> before = site.installation();
            begin(site, stage);

            Ended rolledBack =
                    installation.run("rollback", "back-" + stage, "--yes", "-o", "json", "-f", cluster(site));

            if (stage.equals("unpacked")) {
                assertThat(rolledBack.exitCode()).isEqualTo(1);
                assertThat(rolledBack.everything()).contains("NOTHING_TO_ROLL_BACK");
                return;
            }
            assertThat(rolledBack.json().get("state").asText())
                    .as(rolledBack.everything())
                    .isEqualTo("ROLLED_BACK");
            assertThat(site.installation()).isEqualTo(before);
            assertThat(site.array().snapshots()).isEmpty();
            assertThat(site.cluster().allJoined()).isTrue();
        }
    }

    private static void begin(Site site, String last) {
        HandWork hand = new HandWork(site);
        for (Map.Entry<String, Consumer<HandWork>> step : GUIDE) {
            step.getValue().accept(hand);
            if (step.getKey().equals(last)) {
                return;
            }
        }
    }

    private static String cluster(Site site) {
        return site.clusterFileWith(Map.of("BUSINESS_STOPPED", "yes"));
    }
}
