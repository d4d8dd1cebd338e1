package io.cantianupgrade.run;

import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.StepState;
import io.cantianupgrade.step.WayBack;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The steps of an operation in the order of its plan, and what became of each. */
final class StepRecords {

    private final Map<String, StepRecord> steps = new LinkedHashMap<>();

    void add(PlannedStep step) {
        steps.put(step.key(), new StepRecord(step));
    }

    /** The record of a step that was added. */
    StepRecord of(PlannedStep step) {
        return steps.get(step.key());
    }

    List<StepRecord> all() {
        return List.copyOf(steps.values());
    }

    /** Steps that have begun. */
    List<PlannedStep> begun() {
        return steps.values().stream()
                .filter(record -> record.state() != StepState.PENDING)
                .map(StepRecord::step)
                .toList();
    }

    /** What was still to come is off; the way back takes its place. */
    void goBack(List<PlannedStep> back) {
        steps.values().removeIf(record -> record.state() == StepState.PENDING);
        back.forEach(this::add);
        steps.values().forEach(StepRecord::givenUp);
    }

    /** What the upgrade did is undone. */
    void undone() {
        steps.values().stream()
                .filter(record -> !record.step().isOfRollback())
                .filter(record -> record.step().wayBack() != WayBack.NOTHING_CHANGED)
                .forEach(StepRecord::undone);
    }

    /** When the last node was stopped for the upgrade; empty while one may run. */
    Optional<Instant> stoppedAt() {
        List<StepRecord> stops = steps.values().stream()
                .filter(record -> record.step().id() == StepId.STOP)
                .toList();
        return stops.stream().allMatch(record -> record.endedAt().isPresent())
                ? stops.stream().flatMap(record -> record.endedAt().stream()).max(Comparator.naturalOrder())
                : Optional.empty();
    }

    boolean anyHolds() {
        return steps.values().stream().anyMatch(record -> record.state() == StepState.HOLDING);
    }
}
