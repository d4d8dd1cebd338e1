package io.cantianupgrade.acceptance;

/** How the product gets to nodes that are real hosts. */
enum HostAccess {
    /** Over SSH from a worker elsewhere, as root. */
    ROOT {
        @Override
        Site site(String name) {
            return Site.onHosts(name, cluster -> cluster);
        }
    };

    /** A cluster that is reached so, by the cluster file of it. */
    abstract Site site(String name);
}
