package io.cantianupgrade.simulator;

import java.util.List;
import java.util.Locale;

/** How a cluster keeps its data, which decides what its packages and its nodes hold. */
public enum DeployMode {
    COMBINED,
    DBSTOR,
    FILE;

    /** The file systems of the array (or NAS), each a folder of that name. */
    public List<String> fileSystems() {
        return switch (this) {
            case COMBINED -> List.of("dbstor", "dbstor_page", "share", "archive", "metadata");
            case DBSTOR -> List.of("dbstor", "dbstor_page", "share", "archive");
            case FILE -> List.of("dbstor", "share", "archive", "metadata");
        };
    }

    /** The file system that holds the engine's data, its control version included. */
    String engineFileSystem() {
        return hasArray() ? "dbstor_page" : "dbstor";
    }

    boolean hasArray() {
        return this != FILE;
    }

    /** In dbstor mode the metadata directory is local to each node. */
    boolean sharesMetadata() {
        return this != DBSTOR;
    }

    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static DeployMode of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT));
    }
}
