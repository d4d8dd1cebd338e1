package io.cantianupgrade.plan;

import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.step.StepId;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Decides the way back of an offline upgrade from the steps that have begun, however far each of them came. A pure function:
 *
 * <ol>
 *   <li>nothing was stopped: only the flags are cleared;
 *   <li>stop every node again;
 *   <li>a node whose backup had begun gets its programs back, node 0 first (guide: before the rollback);
 *   <li>the data goes back to the snapshots once a node was started on it with the target version;
 *   <li>start and check node 0, then the others in order of their ids.
 * </ol>
 */
public final class RollbackPlanner {

    private RollbackPlanner() {}

    /** @param begun steps of the plan that have begun, in any order */
    public static List<PlannedStep> offline(UpgradePlan plan, List<PlannedStep> begun) {
        Set<StepId> ids = begun.stream().map(PlannedStep::id).collect(Collectors.toSet());
        PlanDraft draft = PlanDraft.after(plan);
        if (ids.contains(StepId.STOP)) {
            draft.onAllNodes(StepId.ROLLBACK_STOP);
            for (NodeId node : plan.nodes()) {
                if (hasBegun(begun, StepId.BACKUP, node)) {
                    draft.onNode(StepId.ROLLBACK_NODE, node);
                }
            }
            if (plan.deployMode().usesArray() && ids.contains(StepId.START)) {
                draft.onNode(StepId.ROLLBACK_SNAPSHOT, NodeId.LEAD);
            }
            for (NodeId node : plan.nodes()) {
                draft.onNode(StepId.ROLLBACK_START, node);
                draft.onNode(StepId.ROLLBACK_CHECK, node);
            }
        }
        draft.onCluster(StepId.ROLLBACK_CLEAR);
        return List.copyOf(draft.steps());
    }

    private static boolean hasBegun(List<PlannedStep> begun, StepId id, NodeId node) {
        return begun.stream()
                .anyMatch(step ->
                        step.id() == id && step.node().filter(node::equals).isPresent());
    }
}
