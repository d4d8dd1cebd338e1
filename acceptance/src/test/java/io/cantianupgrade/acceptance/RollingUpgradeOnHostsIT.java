package io.cantianupgrade.acceptance;

import io.cantianupgrade.simulator.host.OnRealHosts;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The rolling upgrade of nodes with OpenSSH, real paths and real users, while an application works all the time. */
@OnRealHosts
@Order(1)
class RollingUpgradeOnHostsIT {

    @ParameterizedTest
    @EnumSource
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
