package io.cantianupgrade.cluster;

import java.util.Optional;

/**
 * How business applications and MySQL are stopped before an offline upgrade.
 *
 * @param stop shell command, run on the worker's host; without it the operator is asked
 * @param stopped shell command that ends with 0 when all business is stopped; without it only the nodes' own MySQL is looked at
 */
public record BusinessSpec(Optional<String> stop, Optional<String> stopped) {

    public static final BusinessSpec ASK = new BusinessSpec(Optional.empty(), Optional.empty());
}
