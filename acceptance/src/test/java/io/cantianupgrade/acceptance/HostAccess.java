package io.cantianupgrade.acceptance;

/** How the product gets to nodes that are real hosts. */
enum HostAccess {
    /** Over SSH from a worker elsewhere, as root. */
    ROOT("root") {
        @Override
        Site site(String name) {
            return Site.onHosts(name, cluster -> cluster);
        }
    };

    private final String word;

    HostAccess(String word) {
        this.word = word;
    }

    /** For names. */
    String word() {
        return word;
    }

    /** A cluster that is reached so, by its own cluster file. */
    abstract Site site(String name);
}
