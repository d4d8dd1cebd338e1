package io.cantianupgrade.plan;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.step.Scope;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.StepSpec;
import io.cantianupgrade.step.Steps;
import io.cantianupgrade.step.WayBack;
import java.util.Optional;

/**
 * One step of a plan, with the node it is for.
 *
 * @param stage steps of the same stage run at the same time; stages run one after the other, from 1
 * @param node the node it acts on, or through which it reaches the array; absent for steps of the cluster
 * @param wayBack which way back is still open once this step has begun, all earlier steps counted
 */
public record PlannedStep(int stage, StepId id, Optional<NodeId> node, WayBack wayBack) {

    @JsonIgnore
    public StepSpec spec() {
        return Steps.of(id);
    }

    /** Whether it leads back to the source version. */
    @JsonIgnore
    public boolean isOfRollback() {
        return id.word().startsWith("rollback-");
    }

    /** Whether a node that serves is taken down for its upgrade from here on. */
    @JsonIgnore
    public boolean takesNodeDown() {
        return id == StepId.STOP || id == StepId.BEGIN_NODE;
    }

    /** {@code stop/0} or {@code verify-cluster}: unique within a plan. */
    @JsonIgnore
    public String key() {
        return node.map(n -> id.word() + "/" + n.number()).orElse(id.word());
    }

    /** {@code Stop Cantian on node 1}: the story that the Web UI tells, a line each. */
    @JsonIgnore
    public String title() {
        return spec().scope() == Scope.STORAGE
                ? spec().title()
                : node.map(n -> spec().title() + " on " + n).orElse(spec().title());
    }

    /** {@code node 1}, {@code array} or {@code cluster}. */
    @JsonIgnore
    public String target() {
        return spec().scope() == Scope.STORAGE
                ? "array"
                : node.map(NodeId::toString).orElse("cluster");
    }
}
