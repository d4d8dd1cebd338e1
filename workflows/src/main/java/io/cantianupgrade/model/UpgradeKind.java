package io.cantianupgrade.model;

/** The two ways to upgrade a cluster. */
public enum UpgradeKind {
    /** Every node is down; node 0 first. */
    OFFLINE("offline"),
    /** One node at a time; the others go on serving. */
    ROLLING("rolling");

    private final String title;

    UpgradeKind(String title) {
        this.title = title;
    }

    public String title() {
        return title;
    }
}
