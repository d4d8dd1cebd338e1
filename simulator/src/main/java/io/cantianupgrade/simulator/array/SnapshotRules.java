package io.cantianupgrade.simulator.array;

/** What the array allows with snapshots; every setting may change while it runs. */
public final class SnapshotRules {

    volatile String health = "1";
    volatile int limit = 1024;
    volatile boolean licensed = true;
    volatile boolean tenantsApart = true;

    /** So many snapshots in one file system; one more is refused with 1073754137. */
    public SnapshotRules limit(int snapshots) {
        limit = snapshots;
        return this;
    }

    /** Without licence: 1077951783. */
    public SnapshotRules licensed(boolean present) {
        licensed = present;
        return this;
    }

    /** Whether an object of another vStore is invisible to a request that does not name it; it is, unless told otherwise. */
    public SnapshotRules tenantsApart(boolean apart) {
        tenantsApart = apart;
        return this;
    }

    /** What every snapshot that is read says of its health; 1 is well. */
    public SnapshotRules health(String status) {
        health = status;
        return this;
    }
}
