package io.cantianupgrade.cli.report;

import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.StepStatus;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.plan.UpgradePlan;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * All that the report of one operation says.
 *
 * @param product name and version of the program that wrote it
 * @param status at the time of writing, or at the end of the operation
 * @param plan null when the operation was refused before there was one
 * @param wayBack steps that were planned when the operator wanted to go back; empty otherwise
 * @param events in the order in which they happened
 */
public record Report(
        String product,
        Instant writtenAt,
        OperationStatus status,
        UpgradePlan plan,
        List<PlannedStep> wayBack,
        List<ReportEvent> events) {

    public Report {
        wayBack = List.copyOf(wayBack);
        events = List.copyOf(events);
    }

    /** The step as it was planned; empty for a report whose history does not have the plan any more. */
    Optional<PlannedStep> planned(StepStatus step) {
        Stream<PlannedStep> upgrade =
                plan == null ? Stream.empty() : Stream.concat(plan.steps().stream(), plan.commit().stream());
        return Stream.concat(upgrade, wayBack.stream())
                .filter(planned -> planned.id() == step.id()
                        && Objects.equals(planned.node().orElse(null), step.node()))
                .findFirst();
    }

    /** When the picture ends: the end of the operation, or the time of writing. */
    Instant end() {
        return status.endedAt() == null ? writtenAt : status.endedAt();
    }
}
