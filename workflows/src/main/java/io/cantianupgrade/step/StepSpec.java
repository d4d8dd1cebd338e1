package io.cantianupgrade.step;

import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.UpgradeKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One step, declared once. Plan, run, status, report and documents read this and nothing else.
 *
 * @param title what it does, as an order; the target is appended: {@code Stop Cantian} on node 1
 * @param brief one word for it, where room is scarce
 * @param guide chapter of the operator guide that it automates
 * @param requires what must hold before every attempt, by the kind of the upgrade
 * @param done what shows that it is done: read before acting, and again after
 * @param wayBack which way back is still open once it has begun, by the kind of the upgrade
 * @param skippable whether an operator may go on without it
 * @param undoneBy the step that takes it back, where one is needed
 * @param asks the question that must be answered with yes before it
 * @param asksOn the question that is asked when the step ended with that problem, instead of the general one
 * @param leaves the state of the node after it
 * @param noEffect the problem when it ran and {@code done} still does not hold
 * @param hint the first thing to look at when it holds
 */
public record StepSpec(
        StepId id,
        String title,
        String brief,
        String guide,
        Scope scope,
        Map<UpgradeKind, List<Precondition>> requires,
        String done,
        Timing timing,
        Map<UpgradeKind, WayBack> wayBack,
        boolean skippable,
        Optional<StepId> undoneBy,
        Optional<QuestionKind> asks,
        Map<ProblemCode, QuestionKind> asksOn,
        Optional<NodeState> leaves,
        ProblemCode noEffect,
        String hint) {

    public StepSpec {
        asksOn = Map.copyOf(asksOn);
    }

    public List<Precondition> requires(UpgradeKind kind) {
        return requires.get(kind);
    }

    public WayBack wayBack(UpgradeKind kind) {
        return wayBack.get(kind);
    }
}
