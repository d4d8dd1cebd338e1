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

    static Approval given() {
        Approval approval = new Approval();
        approval.yes = true;
        return approval;
    }

    boolean yes() {
        return yes;
    }

    Optional<String> plan() {
        return Optional.ofNullable(plan);
    }
}
