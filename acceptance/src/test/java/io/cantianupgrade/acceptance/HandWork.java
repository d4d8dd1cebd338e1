package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.simulator.CommandResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Someone who upgrades a site by hand with the release's {@code appctl.sh}, as the guide says. */
final class HandWork {

    private static final String RELEASE = "sh $SIM_ROOT/ctdb/cantian_install/cantian_connector/action/appctl.sh ";
    private static final String BACKUP_SETTLED =
            "/mnt/dbdata/remote/metadata_metadata/upgrade/call_ctback_tool.success";
    private static final String INSTALLED = "sh $SIM_ROOT/opt/cantian/action/appctl.sh ";

    private final Site site;

    HandWork(Site site) {
        this.site = site;
    }

    void unpack() {
        for (int node = 0; node < site.cluster().nodes().size(); node++) {
            Path place = site.cluster().node(node).path("/ctdb/cantian_install");
            try {
                Files.createDirectories(place);
                for (Path archive : new Path[] {
                    site.cluster().targetPackage(), site.cluster().targetConnector()
                }) {
                    Files.copy(archive, place.resolve(archive.getFileName()));
                }
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            String archive = site.cluster().targetPackage().getFileName().toString();
            succeeds(node, "cd $SIM_ROOT/ctdb/cantian_install && tar -xzf " + archive, "");
        }
    }

    void precheck(int node) {
        succeeds(node, RELEASE + "pre_upgrade offline", "");
    }

    /** The guide wants the flag removed afterwards; people forget. */
    void checkpoint(boolean removesFlag) {
        succeeds(0, INSTALLED + "check_point", Site.SYS_PASSWORD + "\n");
        if (removesFlag) {
            succeeds(0, "rm -f $SIM_ROOT/opt/cantian/check_point.success", "");
        }
    }

    void stop(int node) {
        succeeds(node, INSTALLED + "stop", "");
    }

    /** The whole upgrade of a node; node 0 asks for the array's account. */
    void upgrade(int node) {
        succeeds(node, RELEASE + "upgrade offline " + site.arrayAddress(), accounts());
    }

    CommandResult commit() {
        return run(0, RELEASE + "upgrade_commit offline", site.arrayAddress() + "\n" + accounts());
    }

    CommandResult rollback(int node) {
        return run(node, RELEASE + "rollback offline " + site.arrayAddress(), accounts());
    }

    /** Takes over from whoever has begun, as an operator who knows the guide would, and commits. */
    void goesOn(UpgradeWay way) {
        if (way == UpgradeWay.OFFLINE) {
            goesOnOffline();
        } else {
            goesOnRolling();
        }
    }

    /** One node after the other; a check that has ended well is not repeated, and neither is the question about the backup. */
    private void goesOnRolling() {
        for (int node = 0; node < 2; node++) {
            if (upgraded(node)) {
                continue;
            }
            if (!site.exists(node, "/opt/cantian/pre_upgrade_rollup.success")) {
                succeeds(node, RELEASE + "pre_upgrade rollup", "");
            }
            succeeds(node, RELEASE + "upgrade rollup", site.exists(node, BACKUP_SETTLED) ? "" : "2\n");
        }
        isCommitted(run(1, RELEASE + "upgrade_commit rollup", ""));
    }

    private void goesOnOffline() {
        boolean untouched = site.cluster().allJoined() && !upgraded(0);
        for (int node = 0; untouched && node < 2; node++) {
            precheck(node);
        }
        if (untouched) {
            checkpoint(true);
        }
        for (int node = 0; node < 2; node++) {
            if (!upgraded(node)) {
                stop(node);
            }
        }
        for (int node = 0; node < 2; node++) {
            if (!upgraded(node)) {
                upgrade(node);
            }
        }
        isCommitted(commit());
    }

    private static void isCommitted(CommandResult committed) {
        assertThat(committed.output()).as(committed.errors()).contains("perform the upgrade commit operation success");
    }

    private boolean upgraded(int node) {
        return site.installedVersion(node).equals(Site.TARGET);
    }

    private static String accounts() {
        return "upgrade\n" + Site.ARRAY_PASSWORD + "\n" + Site.SYS_PASSWORD + "\n";
    }

    void succeeds(int node, String line, String input) {
        CommandResult result = run(node, line, input);
        assertThat(result.exitCode())
                .as(line + "\n" + result.output() + result.errors())
                .isZero();
    }

    private CommandResult run(int node, String line, String input) {
        return site.cluster().node(node).run(line, input);
    }
}
