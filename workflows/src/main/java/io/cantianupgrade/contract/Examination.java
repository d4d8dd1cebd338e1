package io.cantianupgrade.contract;

import io.cantianupgrade.cluster.ClusterSpec;
import io.temporal.workflow.WorkflowInterface;
import io.temporal.workflow.WorkflowMethod;
import java.util.List;

/** Whether a cluster's nodes, array and secrets can be reached from where they are used. Nothing is changed. */
@WorkflowInterface
public interface Examination {

    String TYPE = "Examination";

    @WorkflowMethod(name = TYPE)
    List<Finding> examine(ClusterSpec cluster);
}
