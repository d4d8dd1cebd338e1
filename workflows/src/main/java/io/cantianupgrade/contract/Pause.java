package io.cantianupgrade.contract;

import java.time.Instant;

/**
 * The operator wants the operation to rest at the next safe boundary: between two stages, when no node is down.
 *
 * @param by {@code user@host}, or whoever says so in the Web UI
 * @param since when it was said; null from whoever sends it
 */
public record Pause(String by, Instant since) {

    public Pause {
        by = by == null || by.isBlank() ? "unknown" : by.strip();
    }

    public static Pause by(String whom) {
        return new Pause(whom, null);
    }
}
