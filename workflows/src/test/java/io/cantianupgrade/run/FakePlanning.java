package io.cantianupgrade.run;

import io.cantianupgrade.check.CheckReport;
import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.Failures;
import io.cantianupgrade.contract.PlanningActivities;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.plan.ClusterFacts;
import io.cantianupgrade.plan.Examples;
import io.cantianupgrade.plan.FactChecks;
import io.cantianupgrade.plan.PlanDecision;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.plan.RollbackPlanner;
import io.cantianupgrade.plan.RollingPlanner;
import io.cantianupgrade.plan.UpgradePlan;
import io.cantianupgrade.plan.UpgradePlanner;
import io.cantianupgrade.rolling.RollingState;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;

/** Finds a cluster as a test says, and plans with the real planner. */
final class FakePlanning implements PlanningActivities {

    private final Function<ClusterSpec, ClusterFacts> facts;
    private final Semaphore wayBack = new Semaphore(Integer.MAX_VALUE);
    private final AtomicInteger wayBackFails = new AtomicInteger();

    FakePlanning(Function<ClusterSpec, ClusterFacts> facts) {
        this.facts = facts;
    }

    /** Of a cluster that nobody has touched. */
    FakePlanning() {
        this(cluster -> Examples.healthy(cluster.nodes().size(), DeployMode.COMBINED));
    }

    /** So many looks at what there is to go back from fail. */
    void wayBackFails(int times) {
        wayBackFails.set(times);
    }

    /** Nobody gets a plan of the way back before the {@link Semaphore#release release}. */
    Semaphore wayBackTakesItsTime() {
        wayBack.drainPermits();
        return wayBack;
    }

    @Override
    public ClusterFacts inspect(ClusterSpec cluster) {
        return facts.apply(cluster);
    }

    @Override
    public CheckReport precheck(ClusterSpec cluster) {
        List<CheckResult> results = FactChecks.of(cluster, inspect(cluster));
        return new CheckReport(Optional.empty(), Optional.empty(), Optional.empty(), results, Duration.ZERO);
    }

    @Override
    public PlanDecision planOfflineUpgrade(ClusterSpec cluster, ClusterFacts facts) {
        return UpgradePlanner.offlineUpgrade(cluster, facts);
    }

    @Override
    public PlanDecision planRollingUpgrade(ClusterSpec cluster, ClusterFacts facts) {
        return RollingPlanner.upgrade(cluster, facts);
    }

    @Override
    public List<PlannedStep> planWayBack(ClusterSpec cluster, UpgradePlan plan, List<PlannedStep> begun) {
        wayBack.acquireUninterruptibly();
        if (wayBackFails.getAndUpdate(left -> Math.max(0, left - 1)) > 0) {
            throw Failures.of(
                    new Problem(
                            ProblemCode.NODE_UNREACHABLE, "node 0", "no answer over SSH", List.of(), "ssh must work"),
                    1,
                    null);
        }
        return RollbackPlanner.rollback(plan, begun, RollingState.NONE);
    }

    @Override
    public PlanDecision planRollback(ClusterSpec cluster, ClusterFacts facts) {
        return RollbackPlanner.rollback(cluster, facts);
    }

    @Override
    public PlanDecision planCommit(ClusterSpec cluster, ClusterFacts facts) {
        return UpgradePlanner.commit(cluster, facts);
    }
}
