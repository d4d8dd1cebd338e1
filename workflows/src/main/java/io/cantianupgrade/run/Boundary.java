package io.cantianupgrade.run;

import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.UpgradeKind;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.plan.UpgradePlan;
import io.cantianupgrade.step.NodeState;
import io.cantianupgrade.step.Scope;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.StepState;
import io.cantianupgrade.step.Steps;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Between two stages. Where no node is down:
 *
 * <ol>
 *   <li>the operation rests when the operator wants it to, until it is resumed;
 *   <li>before a node is stopped, what is left of it and its way back must fit into the maintenance window, else the operator is
 *       asked.
 * </ol>
 *
 * Where a node is down there is no stopping: each minute there is a minute of outage.
 */
final class Boundary {

    private static final Set<NodeState> DOWN = EnumSet.range(NodeState.STOPPED, NodeState.CHECKED);

    private final Journal journal;
    private final Operator operator;
    private final Optional<Instant> until;
    private final Set<NodeId> weighed = new HashSet<>();

    Boundary(Journal journal, Operator operator, Optional<Instant> until) {
        this.journal = journal;
        this.operator = operator;
        this.until = until;
    }

    /**
     * @param ahead the stages from this one on
     * @throws OperationLeft when the operator would rather leave everything as it is
     * @throws RollbackWanted when the operator would rather go back
     */
    void before(List<List<PlannedStep>> ahead) {
        if (!isSafe() || isItsGate(ahead.get(0))) {
            return;
        }
        journal.rest().await();
        List<PlannedStep> stage = ahead.get(0);
        List<NodeId> stopped = stage.stream()
                .filter(PlannedStep::takesNodeDown)
                .flatMap(step -> step.node().stream())
                .toList();
        if (until.isPresent() && weighed.addAll(stopped)) {
            Duration needed = there(ahead).plus(back());
            Instant fits = Journal.now().plus(needed);
            if (fits.isAfter(until.get())) {
                operator.outlastsTheWindow(stage.get(0), until.get(), needed, fits);
            }
        }
    }

    private boolean isSafe() {
        return journal.cluster().nodes().stream()
                .map(NodeSpec::id)
                .noneMatch(node -> DOWN.contains(StatusView.state(journal, node)) || isHalfBack(node));
    }

    /** A node is up, and its gate is still to prove that it serves. */
    private static boolean isItsGate(List<PlannedStep> stage) {
        return stage.stream().anyMatch(step -> step.id() == StepId.HEALTH_GATE);
    }

    /** Between the first and the last step of its rollback a node serves nobody, or not safely. */
    private boolean isHalfBack(NodeId node) {
        List<StepState> back = journal.steps().all().stream()
                .filter(record ->
                        record.step().isOfRollback() && record.step().node().equals(Optional.of(node)))
                .map(StepRecord::state)
                .toList();
        return back.contains(StepState.PENDING) && back.stream().anyMatch(StepState::settled);
    }

    /** Of a rolling upgrade, up to where the next node begins; of an offline one, all of it. */
    private Duration there(List<List<PlannedStep>> ahead) {
        int end = 1;
        while (end < ahead.size() && ahead.get(end).stream().noneMatch(step -> step.id() == StepId.BEGIN_NODE)) {
            end++;
        }
        return UpgradePlan.expected(
                ahead.subList(0, end).stream().flatMap(List::stream).toList(), journal.times());
    }

    /** As if each step of a rollback were needed; offline for each node, one after the other. */
    private Duration back() {
        int nodes = journal.plan().kind() == UpgradeKind.ROLLING
                ? 1
                : journal.cluster().nodes().size();
        return Steps.all().stream()
                .filter(spec -> spec.id().word().startsWith("rollback-"))
                .map(spec -> journal.times().of(spec.id()).multipliedBy(spec.scope() == Scope.EACH_NODE ? nodes : 1))
                .reduce(Duration.ZERO, Duration::plus);
    }
}
