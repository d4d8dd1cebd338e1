package io.cantianupgrade.storage;

import java.util.List;

/**
 * A revert that is proven.
 *
 * @param joined it was under way already when this worker came
 * @param evidence what proves it, one line each
 */
public record Reverted(Snapshot snapshot, boolean joined, List<String> evidence) {

    public Reverted {
        evidence = List.copyOf(evidence);
    }
}
