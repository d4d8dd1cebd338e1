package io.cantianupgrade.cli.command;

import java.util.Optional;
import picocli.CommandLine.Option;

/** How the operator says that an operation may begin. */
final class Approval {
    @Option(names = "--yes", description = "start without asking")
    private boolean yes;

    @Option(
            names = "--plan",
            paramLabel = "ID",
            converter = PlanId.class,
            description = "start only this plan, as shown by: cantian-upgrade plan")
    private String plan;

    @Option(
            names = "--until",
            paramLabel = "HH:MM|none",
            converter = WindowEnd.Typed.class,
            description =
                    "end of the maintenance window, on this host's clock: before a node is stopped, what is left of it"
                            + " and its way back must fit, else you are asked. It goes before until: of the cluster"
                            + " file; none: no window")
    private WindowEnd until;

    static Approval given() {
        Approval approval = new Approval();
        approval.yes = true;
        return approval;
    }

    boolean yes() {
        return yes;
    }

    /** Empty when nothing is said about it. */
    Optional<WindowEnd> until() {
        return Optional.ofNullable(until);
    }

    Optional<String> plan() {
        return Optional.ofNullable(plan);
    }
}
