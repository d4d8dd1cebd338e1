package io.cantianupgrade.cli.operation;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.contract.Examination;
import io.cantianupgrade.contract.Finding;
import io.cantianupgrade.contract.TaskQueues;
import io.cantianupgrade.contract.WorkflowIds;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Has the control worker try every way that an operation needs; says so when there is no control worker. */
public final class Doctors {

    /** An examination takes twelve seconds at most, most of them when something is wrong. */
    private static final Duration LIMIT = Duration.ofSeconds(13);

    private static final String CONTROL = "control worker";
    private static final String START = "start one: cantian-upgrade worker";

    private final WorkflowClient client;

    public Doctors(WorkflowClient client) {
        this.client = client;
    }

    /** Never throws for what is wrong with the installation; that is a finding. */
    public List<Finding> examine(ClusterSpec cluster) {
        WorkflowStub stub = client.newUntypedWorkflowStub(
                Examination.TYPE,
                WorkflowOptions.newBuilder()
                        .setWorkflowId(WorkflowIds.examination(cluster.cluster(), Looks.unique()))
                        .setTaskQueue(TaskQueues.CONTROL)
                        .setWorkflowExecutionTimeout(LIMIT)
                        .setStaticSummary("doctor for " + cluster.cluster())
                        .build());
        stub.start(cluster);
        try {
            List<Finding> all = new ArrayList<>();
            all.addAll(List.of(stub.getResult(LIMIT.toMillis(), TimeUnit.MILLISECONDS, Finding[].class)));
            all.add(0, Finding.pass(CONTROL, "one works for this Temporal service"));
            return all;
        } catch (TimeoutException | WorkflowServiceException | WorkflowFailedException nobody) {
            return withoutControl(cluster, Looks.takenUp(stub));
        }
    }

    private static List<Finding> withoutControl(ClusterSpec cluster, boolean takenUp) {
        String why =
                takenUp ? "one took it up, and did not finish" : "none took work up for " + LIMIT.toSeconds() + " s";
        List<Finding> all = new ArrayList<>();
        all.add(Finding.fail(CONTROL, why, takenUp ? "look at its log; " + START : START));
        all.addAll(notRun(cluster, "no control worker answers"));
        return all;
    }

    /** What nobody could look at. */
    public static List<Finding> notRun(ClusterSpec cluster, String why) {
        List<Finding> all = new ArrayList<>();
        cluster.nodes().stream().map(NodeSpec::id).forEach(node -> all.add(Finding.notRun(node.toString(), why)));
        cluster.array().ifPresent(array -> all.add(Finding.notRun("array", why)));
        all.add(Finding.notRun("secret " + cluster.database().sysPassword(), why));
        return all;
    }
}
