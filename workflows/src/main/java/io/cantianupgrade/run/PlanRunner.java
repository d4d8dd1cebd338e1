package io.cantianupgrade.run;

import io.cantianupgrade.contract.Decision;
import io.cantianupgrade.contract.Failures;
import io.cantianupgrade.contract.Failures.FailedStep;
import io.cantianupgrade.contract.StepCall;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.plan.UpgradePlan;
import io.cantianupgrade.step.QuestionKind;
import io.cantianupgrade.step.StepOutcome;
import io.temporal.failure.ActivityFailure;
import io.temporal.failure.CanceledFailure;
import io.temporal.workflow.Async;
import io.temporal.workflow.Promise;
import java.util.List;
import java.util.Map;

/**
 * Runs the steps of a plan:
 *
 * <ol>
 *   <li>stage after stage, resting between two where the operator wants it; the steps of one stage at the same time;
 *   <li>a step that asks for consent asks first;
 *   <li>a step is one activity, its options read off its declaration, done by the worker that {@link Dispatch} finds;
 *   <li>a step whose tries are used up holds until the operator decides: again, without it, or leave everything; or answers
 *       the question that the step declares for the problem, and the step runs again and is told the answer.
 * </ol>
 *
 * A step never fails the workflow.
 */
final class PlanRunner {

    private final Journal journal;
    private final Operator operator;
    private final Boundary boundary;
    private final Dispatch dispatch;

    PlanRunner(Journal journal, Operator operator, Boundary boundary) {
        this.journal = journal;
        this.operator = operator;
        this.boundary = boundary;
        this.dispatch = new Dispatch(journal);
    }

    /** @throws OperationLeft when the operator leaves a failed step as it is; the other steps of its stage have ended then */
    void settle(List<PlannedStep> steps) {
        List<List<PlannedStep>> stages = UpgradePlan.stages(steps);
        for (int i = 0; i < stages.size(); i++) {
            boundary.before(stages.subList(i, stages.size()));
            settleStage(stages.get(i));
        }
    }

    private void settleStage(List<PlannedStep> stage) {
        List<Promise<Void>> running = stage.stream()
                .map(step -> Async.procedure(this::settleStep, step))
                .toList();
        running.forEach(Promise::getFailure); // Waits for every step, whatever becomes of the others.
        running.forEach(PlanRunner::rethrow);
    }

    private static void rethrow(Promise<Void> ended) {
        RuntimeException failure = ended.getFailure();
        if (failure != null) {
            throw failure;
        }
    }

    private void settleStep(PlannedStep step) {
        step.spec().asks().filter(operator::mustBeAsked).ifPresent(operator::consents);
        while (true) {
            Map<QuestionKind, Decision> given = journal.dialogue().given();
            journal.began(step);
            try {
                journal.endedWell(step, perform(step, given));
                return;
            } catch (ActivityFailure failure) {
                if (failure.getCause() instanceof CanceledFailure) {
                    throw failure;
                }
                FailedStep failed = Failures.read(failure, step.target());
                journal.holds(step, failed);
                if (operator.decides(step, failed.problem(), given).equals(Operator.SKIP)) {
                    journal.skipped(step);
                    return;
                }
            }
        }
    }

    private StepOutcome perform(PlannedStep step, Map<QuestionKind, Decision> given) {
        UpgradePlan plan = journal.plan();
        StepCall call = new StepCall(
                journal.operationId(),
                plan.kind(),
                journal.cluster(),
                plan.source(),
                plan.target(),
                plan.deployMode(),
                plan.packageSha256(),
                step,
                given,
                journal.steps().stoppedAt().orElse(null));
        return dispatch.perform(step, call);
    }
}
