package io.cantianupgrade.run;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.Decision;
import io.cantianupgrade.contract.Failures.FailedStep;
import io.cantianupgrade.contract.OperationRequest;
import io.cantianupgrade.contract.OperationState;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.SearchKeys;
import io.cantianupgrade.contract.WorkflowIds;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.plan.ClusterFacts;
import io.cantianupgrade.plan.ExpectedTimes;
import io.cantianupgrade.plan.NodeFacts;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.plan.UpgradePlan;
import io.cantianupgrade.step.QuestionKind;
import io.cantianupgrade.step.StepOutcome;
import io.temporal.workflow.Workflow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Everything that is known of a running operation, and the only thing that is written while it runs. */
final class Journal {

    private final String startedBy;
    private final Operation operation;
    private final String operationId;
    private final Instant startedAt;
    private final ExpectedTimes times;
    private final StepRecords steps = new StepRecords();
    private final Rest rest = new Rest(this::publish);
    private final Dialogue dialogue = new Dialogue(this::publish);
    private List<String> fileSystems = List.of();
    private Optional<UpgradePlan> plan = Optional.empty();
    private Optional<OperationState> end = Optional.empty();
    private Optional<Instant> endedAt = Optional.empty();
    private Optional<Instant> turnedBackAt = Optional.empty();
    private List<Problem> refusals = List.of();
    private ClusterSpec cluster;
    private Optional<OperationState> shown = Optional.empty();

    Journal(OperationRequest request, Operation operation) {
        this.cluster = request.cluster();
        this.startedBy = request.startedBy();
        this.operation = operation;
        this.operationId = WorkflowIds.operationOf(Workflow.getInfo().getFirstExecutionRunId());
        this.startedAt = now();
        this.times = Optional.ofNullable(request.times()).orElse(ExpectedTimes.DECLARED);
    }

    static Instant now() {
        return Instant.ofEpochMilli(Workflow.currentTimeMillis());
    }

    String operationId() {
        return operationId;
    }

    /** Who has given the answers that were given ahead. */
    String ahead() {
        return Decision.ahead(startedBy);
    }

    ClusterSpec cluster() {
        return cluster;
    }

    /** Nodes, array or database are reached in another way from here on. */
    void corrected(ClusterSpec corrected) {
        cluster = Correction.apply(cluster, corrected);
    }

    StepRecords steps() {
        return steps;
    }

    Dialogue dialogue() {
        return dialogue;
    }

    Rest rest() {
        return rest;
    }

    UpgradePlan plan() {
        return plan.orElseThrow(() -> new IllegalStateException("nothing is planned yet"));
    }

    void inspected(ClusterFacts facts) {
        fileSystems =
                facts.nodes().stream().findFirst().map(NodeFacts::fileSystems).orElse(List.of());
    }

    /** Names of the file systems on the array; empty when no node could be read, or there is no array. */
    List<String> fileSystems() {
        return fileSystems;
    }

    void planned(UpgradePlan newPlan) {
        plan = Optional.of(newPlan);
        Stream.concat(newPlan.steps().stream(), newPlan.commit().stream()).forEach(steps::add);
        Workflow.upsertTypedSearchAttributes(
                SearchKeys.SOURCE.valueSet(newPlan.source().text()),
                SearchKeys.TARGET.valueSet(newPlan.target().text()));
        publish();
    }

    /** The way back is planned from here: it is read once more what is there to go back from. */
    void turnsBack() {
        turnedBackAt = Optional.of(now());
        publish();
    }

    /** What was still to come is off; the way back is shown in its place. */
    void goesBack(List<PlannedStep> back) {
        steps.goBack(back);
        publish();
    }

    void refused(List<Problem> reasons) {
        refusals = List.copyOf(reasons);
        ended(OperationState.REFUSED);
    }

    void ended(OperationState state) {
        end = Optional.of(state);
        endedAt = Optional.of(now());
        publish();
    }

    void began(PlannedStep step) {
        steps.of(step).began(now());
        publish();
    }

    void missesWorker(PlannedStep step, MissingWorker missing) {
        steps.of(step).missesWorker(Optional.of(missing));
        publish();
    }

    /** The worker is there again, or is no longer waited for. */
    void hasWorker(PlannedStep step) {
        steps.of(step).missesWorker(Optional.empty());
        publish();
    }

    void endedWell(PlannedStep step, StepOutcome outcome) {
        steps.of(step).endedWell(outcome, now());
        publish();
    }

    /** Shown with the question that follows at once. */
    void holds(PlannedStep step, FailedStep failed) {
        steps.of(step).holds(failed);
    }

    void skipped(PlannedStep step) {
        steps.of(step).skipped(now());
        publish();
    }

    OperationStatus status() {
        return StatusView.of(this);
    }

    // What StatusView reads.

    ExpectedTimes times() {
        return times;
    }

    Operation operation() {
        return operation;
    }

    Instant startedAt() {
        return startedAt;
    }

    Optional<Instant> endedAt() {
        return endedAt;
    }

    Optional<Instant> turnedBackAt() {
        return turnedBackAt;
    }

    Optional<UpgradePlan> currentPlan() {
        return plan;
    }

    List<Problem> refusals() {
        return refusals;
    }

    OperationState state() {
        if (end.isPresent()) {
            return end.get();
        }
        if (rest.isHere()) {
            return OperationState.PAUSED;
        }
        if (dialogue.open().isEmpty()) {
            return OperationState.RUNNING; // Also when a step holds whose question is answered: it goes on, or back.
        }
        if (steps.anyHolds()) {
            return OperationState.HOLDING;
        }
        return dialogue.open().stream().anyMatch(question -> question.kind() == QuestionKind.VERDICT)
                ? OperationState.PREPARED
                : OperationState.ASKING;
    }

    private void publish() {
        OperationState state = state();
        if (!shown.equals(Optional.of(state))) {
            shown = Optional.of(state);
            Workflow.upsertTypedSearchAttributes(SearchKeys.STATE.valueSet(state.name()));
        }
        Workflow.setCurrentDetails(StatusTable.markdown(status(), dialogue.notice()));
    }
}
