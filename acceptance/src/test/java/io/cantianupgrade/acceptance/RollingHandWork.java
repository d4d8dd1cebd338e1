package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import io.cantianupgrade.simulator.CommandResult;

/** Someone who upgrades a site rolling by hand, node by node, with the release's {@code appctl.sh}. */
final class RollingHandWork {

    private static final String RELEASE = "sh $SIM_ROOT/ctdb/cantian_install/cantian_connector/action/appctl.sh ";

    private final Site site;

    RollingHandWork(Site site) {
        this.site = site;
    }

    void prechecksEveryNode() {
        new HandWork(site).unpack();
        site.cluster().nodes().forEach(node -> succeeds(node.run(RELEASE + "pre_upgrade rollup")));
    }

    /** The data is backed up, says the answer. */
    CommandResult upgrade(int node) {
        return run(node, "upgrade rollup", "2\n");
    }

    /** The data is not backed up, says the answer: it ends after the words are written (T-13). */
    CommandResult beginsOnly(int node) {
        return run(node, "upgrade rollup", "1\n");
    }

    void upgrades(int node) {
        succeeds(upgrade(node));
        assertThat(site.word("node" + node)).isEqualTo("rollup_success");
    }

    /** The upgrade of a node that meets a fault, which is mended afterwards. */
    void failsOn(int node, String fault) {
        site.cluster().node(node).fault(fault);
        assertThat(upgrade(node).exitCode()).isNotZero();
        site.cluster().node(node).recovers();
        assertThat(site.word("node" + node)).isEqualTo("rollup");
    }

    CommandResult rollback(int node) {
        return run(node, "rollback rollup", "");
    }

    CommandResult commit(int node) {
        return run(node, "upgrade_commit rollup", "");
    }

    private CommandResult run(int node, String words, String input) {
        return site.cluster().node(node).run(RELEASE + words, input);
    }

    private static void succeeds(CommandResult result) {
        assertThat(result.exitCode()).as(result.output() + result.errors()).isZero();
    }
}
