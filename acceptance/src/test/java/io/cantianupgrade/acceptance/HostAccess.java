package io.cantianupgrade.acceptance;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;

/** How the product gets to nodes that are real hosts. */
enum HostAccess {
    /** Over SSH from a worker elsewhere, as root. */
    ROOT("root", "root") {
        @Override
        void prepare(Installation installation, Site site) {
            // The cluster file is right as it is.
        }
    },

    /** Over SSH as a user who has the rights that {@code cantian-upgrade sudoers} prints, and no others. */
    SUDO("sudo", "operator") {
        @Override
        void prepare(Installation installation, Site site) {
            site.change(text -> text.replace("ssh:\n", "ssh:\n  sudo: true\n"));
            Ended rules = installation.run("sudoers", "-f", site.clusterFile());
            assertThat(rules.exitCode()).as(rules.everything()).isZero();
            String standIns = site.cluster().node(0).environment().get("PATH");
            site.cluster()
                    .hosts()
                    .all()
                    .forEach(host ->
                            host.sudoers(rules.out() + "Defaults:operator secure_path=\"%s\"\n".formatted(standIns)));
        }
    },

    /** By a worker on each node, which is installed over SSH; afterwards nobody gets there over SSH any more. */
    WORKER("worker", "root") {
        @Override
        void prepare(Installation installation, Site site) {
            String temporal = installation.addressFor(site.cluster().hosts().machine());
            for (int node : List.of(0, 1)) {
                Ended installed = installation.runProgram(
                        "worker",
                        "install",
                        "--node",
                        Integer.toString(node),
                        "--address",
                        temporal,
                        "-f",
                        site.clusterFile());
                assertThat(installed.exitCode()).as(installed.everything()).isZero();
                assertThat(installed.out()).contains("A worker polls for node " + node);
            }
            site.change(text -> Site.withWorkers(text, 0, 1));
        }
    };

    private final String word;
    private final String user;

    HostAccess(String word, String user) {
        this.word = word;
        this.user = user;
    }

    /** A cluster that is reached so, by its own cluster file. */
    Site site(String name) {
        return Site.onHosts(name + "-" + word, user);
    }

    /** What must be there before the first operation, done as an operator would. */
    abstract void prepare(Installation installation, Site site);
}
