package io.cantianupgrade.model;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How a cluster keeps its data (reference: deploy modes). */
public enum DeployMode {
    /** Shared metadata on NFS, data on the array through the dbstor client. */
    COMBINED(true, 3),
    /** No NFS: everything on the array through the dbstor client. */
    DBSTOR(true, 3),
    /** A third party's NAS. */
    FILE(false, 2),
    /** LUNs; refused, because the vendor's scripts cannot finish there. */
    DSS(false, 2);

    private final boolean usesArray;
    private final int packagesInRepo;

    DeployMode(boolean usesArray, int packagesInRepo) {
        this.usesArray = usesArray;
        this.packagesInRepo = packagesInRepo;
    }

    /** Whether the offline upgrade snapshots the file systems of a storage array. */
    public boolean usesArray() {
        return usesArray;
    }

    /** How many entries the release's {@code repo/} must have, or {@code upgrade.sh} refuses. */
    public int packagesInRepo() {
        return packagesInRepo;
    }

    /** The word of {@code deploy_param.json}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws IllegalArgumentException for any other word */
    @JsonCreator
    public static DeployMode of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }

    @Override
    public String toString() {
        return word();
    }
}
