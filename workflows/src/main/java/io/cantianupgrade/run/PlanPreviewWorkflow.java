package io.cantianupgrade.run;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.PlanPreview;
import io.cantianupgrade.contract.PlanningActivities;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.plan.ClusterFacts;
import io.cantianupgrade.plan.PlanDecision;

/** Inspects and plans, and ends there. */
public final class PlanPreviewWorkflow implements PlanPreview {

    @Override
    public PlanDecision preview(Operation operation, ClusterSpec cluster) {
        PlanningActivities planning = PlanningStubs.planning();
        ClusterFacts facts = planning.inspect(cluster);
        return switch (operation) {
            case OFFLINE_UPGRADE -> planning.planOfflineUpgrade(cluster, facts);
            case COMMIT -> planning.planCommit(cluster, facts);
            case OFFLINE_ROLLBACK -> planning.planRollback(cluster, facts);
        };
    }
}
