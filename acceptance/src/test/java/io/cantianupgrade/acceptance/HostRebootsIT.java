package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cantianupgrade.simulator.SimulatedNode;
import io.cantianupgrade.simulator.host.OnRealHosts;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Hosts reboot all through one rolling upgrade: node 0 while each part of the release works on it, node 1 when each part has just
 * ended, which is before the next one. Whenever a step holds, the operator reads what it says and answers retry.
 */
@OnRealHosts
@Order(0)
@EnabledIfSystemProperty(named = Sweeps.PROPERTY, matches = "true")
class HostRebootsIT {

    private static final String CLUSTER = "reboots-root";
    private static final Duration LIMIT = Duration.ofMinutes(4);
    private static final Duration WHOLE = Duration.ofMinutes(40);
    private static final Duration OFF = Duration.ofSeconds(20);
    private static final List<String> PARTS =
            List.of("stop", "do_backup", "do_upgrade", "start_cantiand_by_cms", "show_cantian_version");

    private static final List<String> DURING =
            List.of("stop", "do_backup", "cantian:upgrade", "start_cantiand_by_cms", "show_cantian_version");

    private static final Set<String> problems = new TreeSet<>();
    private static UpgradeOnHosts upgrade;

    @BeforeAll
    static void upgradeThroughAllReboots() {
        upgrade = new UpgradeOnHosts(UpgradeWay.ROLLING, HostAccess.ROOT, "reboots");
        DURING.forEach(work -> node(0).fault("hang:" + work));
        CompletableFuture<Ended> followed = CompletableFuture.supplyAsync(() -> upgrade.installation()
                .run(WHOLE, "upgrade", UpgradeWay.ROLLING.word(), "--yes", "-o", "json", "-f", upgrade.file()));
        for (String work : DURING) {
            awaits(0, work + " begin");
            reboot(0, () -> node(0).recoversFrom("hang:" + work));
        }
        for (String work : PARTS) {
            awaits(1, work + " end");
            reboot(1, () -> {});
        }
        await().atMost(LIMIT).pollInterval(Duration.ofMillis(500)).until(() -> answered()
                .equals("COMMITTED"));
        followed.join();
    }

    @AfterAll
    static void end() {
        upgrade.close();
    }

    @Test
    void itEndsCommitted() {
        upgrade.isCommitted();
    }

    @Test
    void everyPartCameToItsEndOnBothNodes() {
        for (String work : PARTS) {
            assertThat(count(0, work + " end")).as(work).isPositive();
            assertThat(count(1, work + " end")).as(work).isPositive();
        }
        assertThat(count(0, "do_upgrade end"))
                .as("it was cut off before its end, and ran again")
                .isOne();
    }

    @Test
    void whatItHeldForWasTheReboot() {
        assertThat(problems)
                .isSubsetOf("NODE_RESTARTED", "NODE_UNREACHABLE", "NODE_DID_NOT_JOIN", "CLUSTER_NOT_HEALTHY");
    }

    private static void reboot(int node, Runnable whileOff) {
        node(node).crash();
        whileOff.run();
        await().pollDelay(OFF).atMost(OFF.plusSeconds(10)).until(() -> true);
        node(node).boot();
    }

    private static void awaits(int node, String what) {
        await(what + " on node " + node)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(200))
                .until(() -> {
                    answered();
                    return count(node, what) > 0;
                });
    }

    /** The state now; what holds is tried again. */
    private static String answered() {
        Ended said = upgrade.installation().run("status", CLUSTER, "-o", "json");
        if (said.out().isBlank()) {
            return "not begun";
        }
        JsonNode status = said.json();
        if (status.get("state").asText().equals("HOLDING")) {
            status.get("steps").forEach(step -> {
                if (step.get("state").asText().equals("HOLDING")) {
                    problems.add(step.get("problem").get("code").asText());
                }
            });
            String question = status.get("questions").get(0).get("id").asText();
            upgrade.installation().run("answer", CLUSTER, question, "retry");
        }
        return status.get("state").asText();
    }

    private static long count(int node, String what) {
        return upgrade.site().cluster().journal().count(node, what);
    }

    private static SimulatedNode node(int id) {
        return upgrade.site().cluster().node(id);
    }
}
