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

    private Optional<WindowEnd> until = Optional.empty();

    static Approval given() {
        Approval approval = new Approval();
        approval.yes = true;
        return approval;
    }

    boolean yes() {
        return yes;
    }

    /** The same, within a maintenance window. */
    Approval within(WindowOption window) {
        until = window.said();
        return this;
    }

    /** Empty when nothing is said about it. */
    Optional<WindowEnd> until() {
        return until;
    }

    Optional<String> plan() {
        return Optional.ofNullable(plan);
    }
}
