package io.cantianupgrade.acceptance;

import io.cantianupgrade.simulator.host.OnRealHosts;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The rolling upgrade of nodes with OpenSSH, real paths and real users, while an application works all the time. */
@OnRealHosts
@Order(1)
class RollingUpgradeOnHostsIT {

    /** Each build goes one way in; the other ways in are left to the rest of the tests on hosts, and to the long build. */
    static List<HostAccess> accesses() {
        return Sweeps.orAll(List.of(HostAccess.WORKER), List.of(HostAccess.values()));
    }

    @ParameterizedTest
    @MethodSource("accesses")
    void endsCommittedAndServesAllTheTimeAndEachPartOfItRanOnce(HostAccess access) {
        try (UpgradeOnHosts upgrade = new UpgradeOnHosts(UpgradeWay.ROLLING, access, "rolling");
                BusyClient client = BusyClient.of(upgrade.site(), "up-")) {
            upgrade.run();
            client.wasAlwaysServed();
            upgrade.isCommitted();
            upgrade.ranOnce(
                    "stop",
                    "do_backup",
                    "do_upgrade",
                    "start_cantiand_by_cms",
                    "check_local_nodes",
                    "show_cantian_version");
            upgrade.noPasswordIsInAJobDirectory();
        }
    }
}
