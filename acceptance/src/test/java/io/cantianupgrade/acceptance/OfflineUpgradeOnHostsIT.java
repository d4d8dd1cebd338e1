package io.cantianupgrade.acceptance;

import io.cantianupgrade.simulator.host.OnRealHosts;
import java.util.List;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The offline upgrade of nodes with OpenSSH, real paths and real users. */
@OnRealHosts
@Order(1)
class OfflineUpgradeOnHostsIT {

    /** Each build goes one way in; the other ways in are left to the rest of the tests on hosts, and to the long build. */
    static List<HostAccess> accesses() {
        return Sweeps.orAll(List.of(HostAccess.SUDO), List.of(HostAccess.values()));
    }

    @ParameterizedTest
    @MethodSource("accesses")
    void endsCommittedAndEachPartOfItRanOnce(HostAccess access) {
        try (UpgradeOnHosts upgrade = new UpgradeOnHosts(UpgradeWay.OFFLINE, access, "offline")) {
            upgrade.run();
            upgrade.isCommitted();
            upgrade.ranOnce("stop", "do_backup", "do_upgrade", "start_cantian", "show_cantian_version");
            upgrade.noPasswordIsInAJobDirectory();
        }
    }
}
