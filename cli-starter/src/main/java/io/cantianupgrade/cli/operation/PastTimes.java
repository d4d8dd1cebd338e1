package io.cantianupgrade.cli.operation;

import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.StepStatus;
import io.cantianupgrade.contract.WorkflowIds;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.plan.ExpectedTimes;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.StepState;
import io.grpc.StatusRuntimeException;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowTargetOptions;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What steps took in the last operations on a cluster that ended in order: the median of each. */
public final class PastTimes {
    private static final int OPERATIONS = 5;

    private final WorkflowClient client;

    public PastTimes(WorkflowClient client) {
        this.client = client;
    }

    /** As declared where nothing is known; what cannot be read now is not waited for. */
    public ExpectedTimes of(ClusterId cluster) {
        try {
            return median(new PastOperations(client)
                    .list(Optional.of(cluster), OPERATIONS).stream()
                            .filter(operation -> operation.endedAt() != null)
                            .map(operation -> result(cluster, operation.runId()))
                            .flatMap(Optional::stream)
                            .toList());
        } catch (StatusRuntimeException noSearch) { // A server in memory cannot list.
            return ExpectedTimes.DECLARED;
        }
    }

    static ExpectedTimes median(List<OperationStatus> ended) {
        Map<StepId, List<Long>> took = ended.stream()
                .flatMap(status -> status.steps().stream())
                .filter(step -> step.state() == StepState.DONE && step.attempts() == 1)
                .filter(step -> step.startedAt() != null && step.endedAt() != null)
                .collect(Collectors.groupingBy(
                        StepStatus::id, TreeMap::new, Collectors.mapping(PastTimes::seconds, Collectors.toList())));
        Map<StepId, Long> medians = new EnumMap<>(StepId.class);
        took.forEach((step, all) -> {
            List<Long> sorted = all.stream().sorted().toList();
            medians.put(step, sorted.get(sorted.size() / 2));
        });
        return new ExpectedTimes(medians);
    }

    /** At least one: a step that took no time would never be shown as running. */
    private static Long seconds(StepStatus step) {
        return Math.max(1, Duration.between(step.startedAt(), step.endedAt()).toSeconds());
    }

    private Optional<OperationStatus> result(ClusterId cluster, String runId) {
        WorkflowTargetOptions run = WorkflowTargetOptions.newBuilder()
                .setWorkflowId(WorkflowIds.operation(cluster))
                .setRunId(runId)
                .build();
        try {
            return Optional.of(
                    client.newUntypedWorkflowStub(run, Optional.empty()).getResult(OperationStatus.class));
        } catch (WorkflowException endedByForce) {
            return Optional.empty();
        }
    }
}
