package io.cantianupgrade.cli.command;

import io.cantianupgrade.cli.CliFailure;
import picocli.CommandLine.Option;

/** What a simulated cluster shall be. */
final class SimulationOptions {
    private static final int MOST_NODES = 8;
    private static final int SLOWEST = 100;

    @Option(names = "--nodes", paramLabel = "N", description = "nodes, 1 to 8 (default: ${DEFAULT-VALUE})")
    private int nodes = 2;

    @Option(
            names = "--pace",
            paramLabel = "X",
            description = "how long every wait lasts: 1 as in reality, 0 not at all (default: ${DEFAULT-VALUE})")
    private double pace = 0.1;

    /** @throws CliFailure when there can be no such simulation */
    void check() {
        if (nodes < 1 || nodes > MOST_NODES) {
            throw CliFailure.usage(
                    "Expected 1 to %d nodes, found %d.".formatted(MOST_NODES, nodes), "for example  --nodes 2");
        }
        if (!(pace >= 0 && pace <= SLOWEST)) {
            throw CliFailure.usage(
                    "Expected a pace from 0 to %d, found %s.".formatted(SLOWEST, pace), "for example  --pace 1");
        }
    }

    int nodes() {
        return nodes;
    }

    double pace() {
        return pace;
    }
}
