package io.cantianupgrade.contract;

import io.cantianupgrade.check.CheckReport;
import io.cantianupgrade.cluster.ClusterSpec;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;

/** Whether a cluster could be upgraded now: every check, on every node, nothing changed. */
@WorkflowInterface
public interface ClusterPrecheck {

    @WorkflowMethod(name = "ClusterPrecheck")
    CheckReport precheck(ClusterSpec cluster);
}
