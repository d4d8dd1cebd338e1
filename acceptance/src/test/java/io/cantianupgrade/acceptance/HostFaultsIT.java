package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.cantianupgrade.simulator.SimulatedNode;
import io.cantianupgrade.simulator.host.Host;
import io.cantianupgrade.simulator.host.OnRealHosts;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;

/**
 * What happens to hosts and their network happens in the midst of a rolling upgrade, to one step after the other: each fault while the
 * release's code works on the node, which goes on with it or not. The upgrade ends by itself; only a full disk holds it.
 */
@OnRealHosts
@Order(0)
class HostFaultsIT {

    private static final Duration LIMIT = Duration.ofMinutes(4);

    /** The long variants outlast every connection and every time-out of the worker. */
    private static final boolean LONG = Sweeps.WHOLE;

    private static final Duration LINK_CUT = Duration.ofSeconds(LONG ? 60 : 4);
    private static final Duration SSHD_AWAY = Duration.ofSeconds(LONG ? 20 : 2);
    private static final Duration FROZEN = Duration.ofSeconds(LONG ? 120 : 4);
    private static final Duration OFF = Duration.ofSeconds(LONG ? 20 : 2);

    private static final String CLUSTER = "faults-root";

    private static UpgradeOnHosts upgrade;
    private static JsonNode full;

    @BeforeAll
    static void upgradeThroughAllFaults() {
        upgrade = new UpgradeOnHosts(UpgradeWay.ROLLING, HostAccess.ROOT, "faults");
        Stream.of("do_backup", "cantian:upgrade", "start_cantiand_by_cms")
                .forEach(work -> node(0).fault("hang:" + work));
        Stream.of("stop", "do_backup", "do_upgrade").forEach(work -> node(1).fault("hang:" + work));
        CompletableFuture<Ended> untilItHolds = CompletableFuture.supplyAsync(() -> upgrade.installation()
                .run("upgrade", UpgradeWay.ROLLING.word(), "--yes", "-o", "json", "-f", upgrade.file()));

        Host host = host(0);
        awaitBegin(0, "do_backup");
        host.delayAndLose(Duration.ofMillis(200), 0.05);
        node(0).recoversFrom("hang:do_backup");
        awaitBegin(0, "cantian:upgrade");
        host.healLink();
        host.cutLink();
        node(0).recoversFrom("hang:cantian:upgrade");
        pass(LINK_CUT);
        host.healLink();
        awaitBegin(0, "start_cantiand_by_cms");
        host.killSshd();
        node(0).recoversFrom("hang:start_cantiand_by_cms");
        pass(SSHD_AWAY);
        host.startSshd();

        host = host(1);
        awaitBegin(1, "stop");
        node(1).recoversFrom("hang:stop");
        host.freeze();
        pass(FROZEN);
        host.thaw();
        awaitBegin(1, "do_backup");
        host.fillDisk();
        node(1).recoversFrom("hang:do_backup");
        full = awaitHolding();
        host.freeDisk();
        untilItHolds.join();
        String question = full.get("questions").get(0).get("id").asText();
        upgrade.installation().run("answer", CLUSTER, question, "retry");
        awaitBegin(1, "do_upgrade");
        node(1).crash();
        node(1).recoversFrom("hang:do_upgrade");
        pass(OFF);
        node(1).boot();
        upgrade.installation().awaitState(CLUSTER, "COMMITTED");
    }

    @AfterAll
    static void end() {
        upgrade.close();
    }

    @Test
    void endsCommitted() {
        upgrade.isCommitted();
    }

    @Test
    void whatTheNetworkOrTheSshServerDidNotKeepFromItsEndRanOnce() {
        for (String part : List.of("stop", "do_backup", "do_upgrade", "start_cantiand_by_cms", "check_local_nodes")) {
            assertThat(count(0, part + " begin")).as(part).isOne();
        }
        for (String part : List.of("stop", "start_cantiand_by_cms", "check_local_nodes")) {
            assertThat(count(1, part + " begin")).as(part).isOne();
        }
    }

    @Test
    void whatAFullDiskOrARebootEndedCameToItsEndOnce() {
        assertThat(count(1, "do_backup end")).isOne();
        assertThat(count(1, "do_upgrade begin")).as("once before the reboot").isEqualTo(2);
        assertThat(count(1, "do_upgrade end")).isOne();
    }

    @Test
    void aFullDiskHoldsAndIsCalledByItsName() {
        assertThat(full.get("state").asText()).isEqualTo("HOLDING");
        JsonNode problem = Stream.iterate(0, i -> i < full.get("steps").size(), i -> i + 1)
                .map(i -> full.get("steps").get(i))
                .filter(step -> step.get("state").asText().equals("HOLDING"))
                .findFirst()
                .orElseThrow()
                .get("problem");
        assertThat(problem.get("code").asText()).as(problem.toString()).isEqualTo("NODE_DISK_FULL");
        assertThat(problem.get("remedy").asText()).contains("retry");
    }

    private static JsonNode awaitHolding() {
        return upgrade.installation().awaitState(CLUSTER, "HOLDING").json();
    }

    private static void awaitBegin(int node, String work) {
        await(work + " on node " + node)
                .atMost(LIMIT)
                .pollInterval(Duration.ofMillis(50))
                .until(() -> count(node, work + " begin") > 0);
    }

    private static void pass(Duration time) {
        await().pollDelay(time).atMost(time.plusSeconds(10)).until(() -> true);
    }

    private static long count(int node, String what) {
        return upgrade.site().cluster().journal().count(node, what);
    }

    private static SimulatedNode node(int id) {
        return upgrade.site().cluster().node(id);
    }

    private static Host host(int id) {
        return upgrade.site().cluster().hosts().host(id);
    }
}
