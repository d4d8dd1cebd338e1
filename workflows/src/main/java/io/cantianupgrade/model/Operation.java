package io.cantianupgrade.model;

/** What can be done to a cluster. One at a time, whoever starts it. */
public enum Operation {
    OFFLINE_UPGRADE("offline upgrade"),
    COMMIT("commit"),
    OFFLINE_ROLLBACK("offline rollback");

    private final String title;

    Operation(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
