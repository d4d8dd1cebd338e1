package io.cantianupgrade.plan;

import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.Steps;
import io.cantianupgrade.step.WayBack;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A plan while it is written: hands out stages and narrows the way back. */
final class PlanDraft {

    private final List<NodeId> nodes;
    private final List<PlannedStep> steps = new ArrayList<>();
    private int stage;
    private WayBack wayBack;

    PlanDraft(List<NodeId> nodes) {
        this(nodes, 0, WayBack.NOTHING_CHANGED);
    }

    private PlanDraft(List<NodeId> nodes, int stage, WayBack wayBack) {
        this.nodes = nodes;
        this.stage = stage;
        this.wayBack = wayBack;
    }

    List<NodeId> nodes() {
        return nodes;
    }

    List<PlannedStep> steps() {
        return steps;
    }

    void onAllNodes(StepId id) {
        onNodes(id, nodes);
    }

    /** On some of them, at the same time; nothing when there are none. */
    void onNodes(StepId id, List<NodeId> some) {
        if (!some.isEmpty()) {
            stage++;
            some.forEach(node -> add(id, Optional.of(node)));
        }
    }

    void onNode(StepId id, NodeId node) {
        stage++;
        add(id, Optional.of(node));
    }

    void onCluster(StepId id) {
        stage++;
        add(id, Optional.empty());
    }

    /** A draft of what follows this one. */
    PlanDraft continued() {
        return new PlanDraft(nodes, stage, wayBack);
    }

    /** A draft of what may follow any step of a plan. */
    static PlanDraft after(UpgradePlan plan) {
        int last = plan.commit().stream().mapToInt(PlannedStep::stage).max().orElse(0);
        return new PlanDraft(plan.nodes(), last, WayBack.NOTHING_CHANGED);
    }

    private void add(StepId id, Optional<NodeId> node) {
        wayBack = wayBack.narrowest(Steps.of(id).wayBack());
        steps.add(new PlannedStep(stage, id, node, wayBack));
    }
}
