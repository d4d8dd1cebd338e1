package io.cantianupgrade.run;

import io.cantianupgrade.check.CheckReport;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.ClusterPrecheck;

/** Runs every check, and ends there. */
public final class ClusterPrecheckWorkflow implements ClusterPrecheck {

    @Override
    public CheckReport precheck(ClusterSpec cluster) {
        return PlanningStubs.planning().precheck(cluster);
    }
}
