package io.cantianupgrade.cli.text;

import io.cantianupgrade.contract.StepStatus;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.UpgradeKind;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.StepState;
import io.cantianupgrade.step.Steps;
import io.cantianupgrade.step.WayBack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The steps of a rolling upgrade of two nodes, node 1 first, and how far each of them is. */
final class RollingTimeline {
    static final NodeId FIRST = new NodeId(1);
    static final NodeId SECOND = NodeId.LEAD;

    private RollingTimeline() {}

    /**
     * Every step, those before {@code now} done.
     *
     * @param now where it is: pending when nothing is wrong and it asks, running, or holding; null for the very beginning
     */
    static List<StepStatus> steps(boolean tables, StepId now, NodeId node, Problem problem) {
        List<StepStatus> steps = new ArrayList<>();
        boolean past = now != null;
        int second = 15;
        for (PlannedStep step : planned(tables)) {
            boolean here = step.id() == now
                    && step.node().filter(id -> id.equals(node)).isPresent();
            past = past && !here;
            StepState state = past ? StepState.DONE : StepState.PENDING;
            if (here && (problem != null || (now != StepId.BACKUP_DATA && now != StepId.RAISE_VERSION))) {
                state = problem == null ? StepState.RUNNING : StepState.HOLDING;
            }
            boolean begun = state != StepState.PENDING;
            steps.add(new StepStatus(
                    step.id(),
                    step.node().orElse(null),
                    state,
                    begun ? problem != null && here ? 2 : 1 : 0,
                    begun ? RollingExamples.at(second) : null,
                    past ? RollingExamples.at(second + 12) : null,
                    past ? List.of("evidence of " + step.id()) : List.of(),
                    here ? problem : null,
                    null));
            second += 14;
        }
        return steps;
    }

    static List<StepStatus> upgraded(StepState state) {
        List<StepStatus> steps = new ArrayList<>();
        for (StepStatus step : steps(false, StepId.RAISE_VERSION, NodeId.LEAD, null)) {
            if (step.state() == StepState.DONE) {
                boolean changed = Steps.of(step.id()).wayBack(UpgradeKind.ROLLING) != WayBack.NOTHING_CHANGED;
                steps.add(in(changed ? state : StepState.DONE, step));
            }
        }
        return steps;
    }

    /** @param last of the steps that have begun; it runs unless it is the last of all */
    static void wayBack(List<StepStatus> steps, NodeId node, StepId last) {
        for (StepId id : List.of(
                StepId.ROLLBACK_BEGIN,
                StepId.ROLLBACK_STOP,
                StepId.ROLLBACK_NODE,
                StepId.ROLLBACK_START,
                StepId.ROLLBACK_CHECK)) {
            boolean done = id.compareTo(last) < 0 || last == StepId.ROLLBACK_CHECK;
            StepState state = done ? StepState.DONE : id == last ? StepState.RUNNING : StepState.PENDING;
            steps.add(new StepStatus(
                    id,
                    node,
                    state,
                    state == StepState.PENDING ? 0 : 1,
                    state == StepState.PENDING ? null : RollingExamples.at(290),
                    done ? RollingExamples.at(295) : null,
                    List.of(),
                    null,
                    null));
        }
    }

    /** In the order of {@code RollingPlanner}; the last two are the commit. */
    static List<PlannedStep> planned(boolean tables) {
        List<PlannedStep> steps = new ArrayList<>();
        add(steps, StepId.DISTRIBUTE_RELEASE, NodeId.LEAD, FIRST);
        add(steps, StepId.PRECHECK, NodeId.LEAD, FIRST);
        add(steps, StepId.BACKUP_DATA, FIRST);
        for (NodeId node : List.of(FIRST, SECOND)) {
            for (StepId id : List.of(
                    StepId.BEGIN_NODE,
                    StepId.STOP,
                    StepId.BACKUP,
                    StepId.REPLACE_BINARIES,
                    StepId.START,
                    StepId.POST_CHECK)) {
                add(steps, id, node);
            }
            if (tables && node.equals(FIRST)) {
                add(steps, StepId.CHANGE_SYSTEM_TABLES, node);
            }
            add(steps, StepId.FINISH_NODE, node);
            add(steps, StepId.HEALTH_GATE, node);
        }
        add(steps, StepId.VERIFY_CLUSTER);
        add(steps, StepId.RAISE_VERSION, NodeId.LEAD);
        add(steps, StepId.CLEAR_RESIDUE);
        return steps;
    }

    private static StepStatus in(StepState state, StepStatus step) {
        return new StepStatus(
                step.id(),
                step.node(),
                state,
                step.attempts(),
                step.startedAt(),
                step.endedAt(),
                step.evidence(),
                step.problem(),
                null);
    }

    private static void add(List<PlannedStep> steps, StepId id, NodeId... nodes) {
        int stage = steps.isEmpty() ? 1 : steps.get(steps.size() - 1).stage() + 1;
        WayBack before = steps.isEmpty()
                ? WayBack.NOTHING_CHANGED
                : steps.get(steps.size() - 1).wayBack();
        WayBack wayBack = before.narrowest(Steps.of(id).wayBack(UpgradeKind.ROLLING));
        if (nodes.length == 0) {
            steps.add(new PlannedStep(stage, id, Optional.empty(), wayBack));
        }
        for (NodeId node : nodes) {
            steps.add(new PlannedStep(stage, id, Optional.of(node), wayBack));
        }
    }
}
