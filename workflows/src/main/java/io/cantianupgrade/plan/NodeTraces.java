package io.cantianupgrade.plan;

import io.cantianupgrade.model.Version;
import java.util.List;
import java.util.Optional;

/**
 * What an upgrade has left on a node so far, by hand or by this product.
 *
 * @param prechecked the release's offline precheck has succeeded
 * @param running a program of Cantian runs
 * @param stopped the engine does not run, and that on purpose; other programs may still do, when a stop broke off
 * @param packages the version of the installed engine package; empty while it is being replaced
 */
public record NodeTraces(
        boolean prechecked, boolean running, boolean stopped, Optional<Version> packages, List<BackupFacts> backups) {

    /** Of a node that nobody has touched. */
    public static NodeTraces none(Version installed) {
        return new NodeTraces(false, true, false, Optional.of(installed), List.of());
    }

    public NodeTraces {
        backups = List.copyOf(backups);
    }
}
