package io.cantianupgrade.model;

/** What can be done to a cluster. One at a time, whoever starts it. */
public enum Operation {
    OFFLINE_UPGRADE("offline upgrade"),
    ROLLING_UPGRADE("rolling upgrade"),
    COMMIT("commit"),
    ROLLBACK("rollback");

    private final String title;

    Operation(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }

    public boolean isUpgrade() {
        return this == OFFLINE_UPGRADE || this == ROLLING_UPGRADE;
    }
}
