package io.cantianupgrade.contract;

import io.cantianupgrade.check.CheckReport;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.plan.ClusterFacts;
import io.cantianupgrade.plan.PlanDecision;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.plan.UpgradePlan;
import io.temporal.activity.ActivityInterface;
import java.util.List;

/** Looks at the cluster and decides what an operation would do. Nothing of it changes anything. */
@ActivityInterface
public interface PlanningActivities {

    /** Reads every node at the same time, and the package. What cannot be read is among the checks of the facts. */
    ClusterFacts inspect(ClusterSpec cluster);

    /** Runs every check, all of them whatever the first ones find. */
    CheckReport precheck(ClusterSpec cluster);

    /** Runs the planner here, so that the plan stands in history: tomorrow's code cannot reorder today's upgrade. */
    PlanDecision planOfflineUpgrade(ClusterSpec cluster, ClusterFacts facts);

    PlanDecision planRollingUpgrade(ClusterSpec cluster, ClusterFacts facts);

    /**
     * The way back from within an upgrade; of a rolling one, the words are read again.
     *
     * @param begun steps of the plan that have begun, in their order
     */
    List<PlannedStep> planWayBack(ClusterSpec cluster, UpgradePlan plan, List<PlannedStep> begun);

    /** The way back from what the facts show, whoever has brought the cluster there. */
    PlanDecision planRollback(ClusterSpec cluster, ClusterFacts facts);

    PlanDecision planCommit(ClusterSpec cluster, ClusterFacts facts);
}
