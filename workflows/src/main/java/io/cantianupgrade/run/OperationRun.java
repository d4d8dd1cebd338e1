package io.cantianupgrade.run;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.Answer;
import io.cantianupgrade.contract.Failures;
import io.cantianupgrade.contract.OperationRequest;
import io.cantianupgrade.contract.OperationState;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Pause;
import io.cantianupgrade.contract.PlanningActivities;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.plan.ClusterFacts;
import io.cantianupgrade.plan.PlanDecision;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.plan.UpgradePlan;
import io.temporal.failure.ActivityFailure;
import io.temporal.workflow.Workflow;
import java.util.List;
import java.util.Optional;

/** What every operation does the same way: inspect, plan, run, and end in a state that the evidence supports. */
final class OperationRun {

    private final OperationRequest request;
    private final Journal journal;
    private final Operator operator;
    private final PlanRunner runner;

    OperationRun(OperationRequest request, Operation operation) {
        this.request = request;
        this.journal = new Journal(request, operation);
        this.operator = new Operator(journal);
        this.runner = new PlanRunner(
                journal, operator, new Boundary(journal, operator, Optional.ofNullable(request.until())));
    }

    /** Inspects and plans, and does {@code work} with the plan; refusals and leaving end it in order. */
    OperationStatus run(Planner planner, Work work) {
        try {
            plan(planner).ifPresent(plan -> {
                journal.planned(plan);
                journal.ended(carryOut(work, plan));
            });
        } catch (OperationLeft left) {
            journal.ended(OperationState.STOPPED);
        }
        Workflow.await(Workflow::isEveryHandlerFinished);
        return journal.status();
    }

    private OperationState carryOut(Work work, UpgradePlan plan) {
        try {
            return work.with(plan, runner, operator);
        } catch (RollbackWanted wanted) {
            operator.beginsRollback();
            List<PlannedStep> back = wayBack(plan);
            journal.goesBack(back);
            runner.settle(back);
            journal.steps().undone();
            return OperationState.ROLLED_BACK;
        }
    }

    /** @throws OperationLeft when it cannot be planned now, and the operator would rather leave everything as it is */
    private List<PlannedStep> wayBack(UpgradePlan plan) {
        while (true) {
            journal.turnsBack();
            try {
                return PlanningStubs.planning()
                        .planWayBack(journal.cluster(), plan, journal.steps().begun());
            } catch (ActivityFailure failure) {
                operator.triesAgain(
                        "Plan the way back", Failures.read(failure, "cluster").problem());
            }
        }
    }

    private Optional<UpgradePlan> plan(Planner planner) {
        PlanDecision decision;
        try {
            PlanningActivities activities = PlanningStubs.planning();
            ClusterFacts facts = activities.inspect(request.cluster());
            journal.inspected(facts);
            decision = planner.decide(activities, request.cluster(), facts);
        } catch (ActivityFailure failure) {
            journal.refused(List.of(Failures.read(failure, "cluster").problem()));
            return Optional.empty();
        }
        if (decision.plan().isEmpty()) {
            journal.refused(decision.refusals());
            return Optional.empty();
        }
        UpgradePlan plan = decision.plan().get();
        if (request.approvedPlan().isPresent() && !request.approvedPlan().get().equals(plan.id())) {
            journal.refused(List.of(outdated(request.approvedPlan().get(), plan)));
            return Optional.empty();
        }
        return Optional.of(plan);
    }

    private static Problem outdated(String approved, UpgradePlan plan) {
        return new Problem(
                ProblemCode.PLAN_OUTDATED,
                "cluster",
                "expected plan " + approved + ", but the facts now give plan " + plan.id(),
                List.of(),
                "look at the new plan with cantian-upgrade plan, and start again if it is what you want");
    }

    OperationStatus status() {
        return journal.status();
    }

    void check(Answer answer) {
        operator.check(answer);
    }

    OperationStatus take(Answer answer) {
        operator.take(answer);
        return journal.status();
    }

    OperationStatus pause(Pause wanted) {
        journal.rest().begins(wanted);
        return journal.status();
    }

    OperationStatus resume() {
        journal.rest().ends();
        return journal.status();
    }

    /** A signal cannot be refused, so a wrong answer leaves a notice where the sender looks. */
    void takeIfRight(Answer answer) {
        try {
            operator.check(answer);
            operator.take(answer);
        } catch (IllegalArgumentException wrong) {
            journal.dialogue().notice("The answer of %s was not taken: %s".formatted(answer.by(), wrong.getMessage()));
        }
    }

    /** How an operation gets its plan. */
    interface Planner {
        PlanDecision decide(PlanningActivities planning, ClusterSpec cluster, ClusterFacts facts);
    }

    /** What an operation does with its plan; the state in which it ends. */
    interface Work {
        OperationState with(UpgradePlan plan, PlanRunner runner, Operator operator);
    }
}
