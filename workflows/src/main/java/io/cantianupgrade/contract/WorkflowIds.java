package io.cantianupgrade.contract;

import io.cantianupgrade.model.ClusterId;

/** Names of workflows. */
public final class WorkflowIds {

    private WorkflowIds() {}

    /** Every operation of a cluster has this one id, and Temporal lets only one run: one open change per cluster. */
    public static String operation(ClusterId cluster) {
        return "upgrade/" + cluster;
    }

    /** A preview changes nothing, so any number may run. */
    public static String preview(ClusterId cluster, String unique) {
        return "plan/" + cluster + "/" + unique;
    }

    /** The same is true of a precheck. */
    public static String precheck(ClusterId cluster, String unique) {
        return "precheck/" + cluster + "/" + unique;
    }
}
