package io.cantianupgrade.contract;

import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.NodeId;

/** Names of workflows. */
public final class WorkflowIds {

    /** How the id of every operation begins. */
    public static final String OPERATION = "upgrade/";

    private static final int LENGTH_OF_OPERATION = 8;

    private WorkflowIds() {}

    /** Every operation of a cluster has this one id, and Temporal lets only one run: one open change per cluster. */
    public static String operation(ClusterId cluster) {
        return OPERATION + cluster;
    }

    /** A preview changes nothing, so any number may run. */
    public static String preview(ClusterId cluster, String unique) {
        return "plan/" + cluster + "/" + unique;
    }

    /** Errands come and go by the dozen. */
    public static String errand(ClusterId cluster, NodeId node, String unique) {
        return "errand/" + cluster + "/node-" + node.number() + "/" + unique;
    }

    /** An examination changes nothing. */
    public static String examination(ClusterId cluster, String unique) {
        return "doctor/" + cluster + "/" + unique;
    }

    /** A question of a node's worker to the control worker. */
    public static String snapshotQuestion(ClusterId cluster, String unique) {
        return "question/" + cluster + "/" + unique;
    }

    /** A precheck changes nothing either. */
    public static String precheck(ClusterId cluster, String unique) {
        return "precheck/" + cluster + "/" + unique;
    }

    /** Id of the operation that a run is: its end, since it begins with the time, which two runs of one minute share. */
    public static String operationOf(String runId) {
        return runId.substring(Math.max(0, runId.length() - LENGTH_OF_OPERATION));
    }
}
