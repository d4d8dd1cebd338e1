package io.cantianupgrade.cli.operation;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.Failures;
import io.cantianupgrade.contract.WorkflowIds;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.plan.PlanDecision;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.failure.ActivityFailure;
import java.util.List;

/** Asks what an operation would do. */
public final class Previews {
    private final Looks looks;

    public Previews(WorkflowClient client) {
        this.looks = new Looks(client);
    }

    /** @throws CliFailure when no worker takes it up, or the cluster cannot be inspected in time */
    public PlanDecision preview(Operation operation, ClusterSpec cluster) {
        try {
            return looks.run(
                    new Looks.Wanted(
                            "PlanPreview",
                            WorkflowIds.preview(cluster.cluster(), Looks.unique()),
                            "plan of " + cluster.cluster()),
                    PlanDecision.class,
                    operation,
                    cluster);
        } catch (WorkflowFailedException failed) {
            return refused(failed);
        }
    }

    private static PlanDecision refused(WorkflowFailedException failed) {
        if (failed.getCause() instanceof ActivityFailure failure) {
            return PlanDecision.refused(
                    List.of(Failures.read(failure, "cluster").problem()));
        }
        throw CliFailure.failed(
                "The plan could not be made: " + failed.getCause().getMessage(), "look at the worker's log", failed);
    }
}
