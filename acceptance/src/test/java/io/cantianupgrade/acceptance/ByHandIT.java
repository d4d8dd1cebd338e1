package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestFactory;

/**
 * An upgrade that was begun by hand with the release's own scripts goes on from there, or is rolled back. One is done by hand; after
 * each of its steps the site is forked twice.
 */
@Order(2)
class ByHandIT {

    /** Each follows the ones before it. */
    private static final List<Map.Entry<String, Consumer<HandWork>>> GUIDE = List.of(
            Map.entry("unpacked", HandWork::unpack),
            Map.entry("prechecked-0", hand -> hand.precheck(0)),
            Map.entry("prechecked-1", hand -> hand.precheck(1)),
            Map.entry("checkpoint", hand -> hand.checkpoint(false)),
            Map.entry("stopped-0", hand -> hand.stop(0)),
            Map.entry("stopped-1", hand -> hand.stop(1)),
            Map.entry("upgraded-0", hand -> hand.upgrade(0)),
            Map.entry("upgraded-1", hand -> hand.upgrade(1)));

    private static final Forks FORKS = new Forks();

    private static Installation installation;
    private static WorkerHere worker;
    private static Site site;
    private static Map<String, String> before;

    @BeforeAll
    static void upgradeByHand() {
        installation = Installation.start();
        worker = installation.startWorkerHere();
        site = Site.named("hand");
        before = site.installation();
        HandWork hand = new HandWork(site);
        for (Map.Entry<String, Consumer<HandWork>> step : GUIDE) {
            step.getValue().accept(hand);
            String stage = step.getKey();
            boolean on = GUIDE.indexOf(step) % 2 == 0; // One way from each stage; both in the long build.
            if (on || Sweeps.WHOLE) {
                FORKS.take(site, stage + ": goes on and is committed", ByHandIT::goesOnAndIsCommitted);
            }
            if (!on || Sweeps.WHOLE) {
                FORKS.take(
                        site,
                        stage + ": is rolled back",
                        stage.equals("unpacked") ? ByHandIT::hasNothingToRollBack : ByHandIT::isRolledBack);
            }
        }
    }

    @AfterAll
    static void end() {
        FORKS.close();
        worker.close();
        installation.close();
        site.close();
    }

    @TestFactory
    Stream<DynamicTest> fromEachStage() {
        return FORKS.tests();
    }

    private static void goesOnAndIsCommitted(Site fork) {
        Ended prepared = installation.run("upgrade", "offline", "--yes", "-o", "json", "-f", cluster(fork));
        assertThat(prepared.exitCode()).as(prepared.everything()).isEqualTo(3);
        assertThat(prepared.json().get("state").asText())
                .as(prepared.everything())
                .isEqualTo("PREPARED");
        Ended committed = installation.run("commit", fork.cluster().name(), "-o", "json");

        assertThat(committed.json().get("state").asText())
                .as(committed.everything())
                .isEqualTo("COMMITTED");
        for (int node = 0; node < 2; node++) {
            assertThat(fork.installedVersion(node)).isEqualTo(Site.TARGET);
            assertThat(fork.cluster().journal().count(node, "do_upgrade begin")).isOne();
        }
        assertThat(fork.array().snapshots()).isEmpty();
    }

    private static void hasNothingToRollBack(Site fork) {
        Ended refused = rollBack(fork);
        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.everything()).contains("NOTHING_TO_ROLL_BACK");
    }

    private static void isRolledBack(Site fork) {
        Ended rolledBack = rollBack(fork);
        assertThat(rolledBack.json().get("state").asText())
                .as(rolledBack.everything())
                .isEqualTo("ROLLED_BACK");
        assertThat(Contents.differences(before, fork.installation())).isEmpty();
        assertThat(fork.array().snapshots()).isEmpty();
        assertThat(fork.cluster().allJoined()).isTrue();
    }

    private static Ended rollBack(Site fork) {
        return installation.run("rollback", fork.cluster().name(), "--yes", "-o", "json", "-f", cluster(fork));
    }

    private static String cluster(Site fork) {
        return fork.clusterFileWith(Map.of("BUSINESS_STOPPED", "yes"));
    }
}
