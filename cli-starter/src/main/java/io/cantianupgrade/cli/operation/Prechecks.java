package io.cantianupgrade.cli.operation;

import io.cantianupgrade.check.CheckReport;
import io.cantianupgrade.check.Checks;
import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.WorkflowIds;
import io.cantianupgrade.model.Operation;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;

/** Runs every check of a cluster. */
public final class Prechecks {
    private final Looks looks;

    public Prechecks(WorkflowClient client) {
        this.looks = new Looks(client);
    }

    /**
     * The results of the checks that guard the operation.
     *
     * @throws CliFailure when no worker takes it up, or the cluster cannot be looked at in time
     */
    public CheckReport precheck(Operation operation, ClusterSpec cluster) {
        return guarding(operation, precheck(cluster));
    }

    static CheckReport guarding(Operation operation, CheckReport all) {
        return new CheckReport(
                all.source(),
                all.target(),
                all.deployMode(),
                all.results().stream()
                        .filter(result -> Checks.of(result.id()).guards().contains(operation))
                        .toList(),
                all.elapsed());
    }

    private CheckReport precheck(ClusterSpec cluster) {
        try {
            return looks.run(
                    new Looks.Wanted(
                            "ClusterPrecheck",
                            WorkflowIds.precheck(cluster.cluster(), Looks.unique()),
                            "precheck of " + cluster.cluster()),
                    CheckReport.class,
                    cluster);
        } catch (WorkflowFailedException failed) {
            throw CliFailure.failed(
                    "The checks could not be run: " + failed.getCause().getMessage(),
                    "look at the worker's log",
                    failed);
        }
    }
}
