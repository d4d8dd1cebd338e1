package io.cantianupgrade.cli.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/** When nodes may be stopped at the latest; only upgrades stop any that are well. */
final class WindowOption {
    @Option(
            names = "--until",
            paramLabel = "HH:MM|none",
            converter = WindowEnd.Typed.class,
            description =
                    "end of the maintenance window, on this host's clock: before a node is stopped, what is left of it"
                            + " and its way back must fit, else you are asked. It goes before until: of the cluster"
                            + " file; none: no window")
    private WindowEnd until;

    /** Empty when nothing is said about it. */
    Optional<WindowEnd> said() {
        return Optional.ofNullable(until);
    }
}
