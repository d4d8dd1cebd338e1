package io.cantianupgrade.cli.command;

import java.time.LocalTime;
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
            paramLabel = "HH:MM",
            converter = Window.class,
            description = {
                "end of the maintenance window, on this host's clock: before a node is stopped, what is left of it and",
                "its way back must fit, else you are asked"
            })
    private LocalTime until;

    static Approval given() {
        Approval approval = new Approval();
        approval.yes = true;
        return approval;
    }

    boolean yes() {
        return yes;
    }

    Optional<LocalTime> until() {
        return Optional.ofNullable(until);
    }

    Optional<String> plan() {
        return Optional.ofNullable(plan);
    }
}
