package io.cantianupgrade.acceptance;

import io.cantianupgrade.simulator.host.OnRealHosts;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The offline upgrade of nodes with OpenSSH, real paths and real users. */
@OnRealHosts
@Order(1)
class OfflineUpgradeOnHostsIT {

    @ParameterizedTest
    @EnumSource
    void endsCommittedAndEachPartOfItRanOnce(HostAccess access) {
        try (UpgradeOnHosts upgrade = new UpgradeOnHosts(UpgradeWay.OFFLINE, access, "offline")) {
            upgrade.run();
            upgrade.isCommitted();
            upgrade.ranOnce("stop", "do_backup", "do_upgrade", "start_cantian", "show_cantian_version");
            upgrade.noPasswordIsInAJobDirectory();
        }
    }
}
