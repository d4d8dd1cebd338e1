package io.cantianupgrade.errand;

import io.cantianupgrade.contract.TaskQueues;
import io.cantianupgrade.contract.WorkerPresence;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.NodeId;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.TaskQueueType;
import io.temporal.api.taskqueue.v1.PollerInfo;
import io.temporal.api.taskqueue.v1.TaskQueue;
import io.temporal.api.workflowservice.v1.DescribeTaskQueueRequest;
import io.temporal.client.WorkflowClient;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Reads the pollers of queues off the Temporal service. */
public final class Polls implements WorkerPresence {

    private static final int SECONDS = 4;

    private final WorkflowClient client;

    public Polls(WorkflowClient client) {
        this.client = client;
    }

    @Override
    public Optional<Instant> lastPoll(ClusterId cluster, NodeId node) {
        try {
            return client
                    .getWorkflowServiceStubs()
                    .blockingStub()
                    .withDeadlineAfter(SECONDS, TimeUnit.SECONDS)
                    .describeTaskQueue(DescribeTaskQueueRequest.newBuilder()
                            .setNamespace(client.getOptions().getNamespace())
                            .setTaskQueue(TaskQueue.newBuilder().setName(TaskQueues.node(cluster, node)))
                            .setTaskQueueType(TaskQueueType.TASK_QUEUE_TYPE_ACTIVITY)
                            .build())
                    .getPollersList()
                    .stream()
                    .filter(PollerInfo::hasLastAccessTime)
                    .map(PollerInfo::getLastAccessTime)
                    .map(time -> Instant.ofEpochSecond(time.getSeconds(), time.getNanos()))
                    .max(Comparator.naturalOrder());
        } catch (StatusRuntimeException notTold) {
            return Optional.empty(); // The service in memory has no such call.
        }
    }
}
