package io.cantianupgrade.run;

import io.cantianupgrade.contract.Failures.FailedStep;
import io.cantianupgrade.contract.StepStatus;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.plan.ExpectedTimes;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.step.StepOutcome;
import io.cantianupgrade.step.StepState;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** What became of one planned step. */
final class StepRecord {

    private final PlannedStep step;
    private StepState state = StepState.PENDING;
    private int attempts;
    private Optional<Instant> startedAt = Optional.empty();
    private Optional<Instant> endedAt = Optional.empty();
    private List<String> evidence = List.of();
    private Optional<Problem> problem = Optional.empty();
    private Optional<MissingWorker> missingWorker = Optional.empty();

    StepRecord(PlannedStep step) {
        this.step = step;
    }

    void began(Instant now) {
        state = StepState.RUNNING;
        problem = Optional.empty();
        startedAt = startedAt.or(() -> Optional.of(now));
    }

    void missesWorker(Optional<MissingWorker> missing) {
        missingWorker = missing;
    }

    Optional<MissingWorker> missingWorker() {
        return missingWorker;
    }

    void endedWell(StepOutcome outcome, Instant now) {
        state = outcome.state();
        attempts += outcome.attempt();
        evidence = outcome.evidence();
        endedAt = Optional.of(now);
    }

    void holds(FailedStep failed) {
        state = StepState.HOLDING;
        attempts += failed.attempts();
        problem = Optional.of(failed.problem());
    }

    void skipped(Instant now) {
        state = StepState.SKIPPED;
        endedAt = Optional.of(now);
    }

    /** A step that held is over once the operator goes back; its problem stays for the record. */
    void givenUp() {
        if (state == StepState.HOLDING) {
            state = StepState.UNDONE;
        }
    }

    void undone() {
        state = StepState.UNDONE;
    }

    PlannedStep step() {
        return step;
    }

    StepState state() {
        return state;
    }

    Optional<Instant> startedAt() {
        return startedAt;
    }

    Optional<Instant> endedAt() {
        return endedAt;
    }

    StepStatus status(ExpectedTimes times) {
        return new StepStatus(
                step.id(),
                step.node().orElse(null),
                state,
                attempts,
                startedAt.orElse(null),
                endedAt.orElse(null),
                evidence,
                problem.orElse(null),
                times.of(step.id()).toSeconds());
    }
}
