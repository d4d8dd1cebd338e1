package io.cantianupgrade.run;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.PlanningActivities;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.plan.ClusterFacts;
import io.cantianupgrade.plan.Examples;
import io.cantianupgrade.plan.PlanDecision;
import io.cantianupgrade.plan.UpgradePlanner;

/** Finds every cluster healthy, and plans with the real planner. */
final class FakePlanning implements PlanningActivities {

    @Override
    public ClusterFacts inspect(ClusterSpec cluster) {
        return Examples.healthy(cluster.nodes().size(), DeployMode.COMBINED);
    }

    @Override
    public PlanDecision planOfflineUpgrade(ClusterSpec cluster, ClusterFacts facts) {
        return UpgradePlanner.offlineUpgrade(cluster, facts);
    }

    @Override
    public PlanDecision planCommit(ClusterSpec cluster, ClusterFacts facts) {
        return UpgradePlanner.commit(cluster, facts);
    }
}
