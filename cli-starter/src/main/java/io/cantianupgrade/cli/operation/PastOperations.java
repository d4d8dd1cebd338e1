package io.cantianupgrade.cli.operation;

import io.cantianupgrade.contract.SearchKeys;
import io.cantianupgrade.contract.WorkflowIds;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.Operation;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.common.SearchAttributeKey;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** All operations that the Temporal service still has, open ones and ended ones. */
public final class PastOperations {
    private final WorkflowClient client;

    public PastOperations(WorkflowClient client) {
        this.client = client;
    }

    /**
     * The latest first.
     *
     * @param cluster empty for those of all clusters
     */
    public List<PastOperation> list(Optional<ClusterId> cluster, int most) {
        String types = Arrays.stream(Operation.values())
                .map(operation -> "'" + Operations.workflowType(operation) + "'")
                .collect(Collectors.joining(", ", "WorkflowType IN (", ")"));
        String query = cluster.map(id -> "WorkflowId = '%s'".formatted(WorkflowIds.operation(id)))
                .orElse(types);
        try (Stream<WorkflowExecutionMetadata> found = client.listExecutions(query)) {
            return found.limit(most)
                    .map(PastOperations::read)
                    .sorted(Comparator.comparing(PastOperation::startedAt).reversed())
                    .toList();
        }
    }

    private static PastOperation read(WorkflowExecutionMetadata metadata) {
        return new PastOperation(
                metadata.getExecution().getWorkflowId().substring(WorkflowIds.OPERATION.length()),
                WorkflowIds.operationOf(metadata.getExecution().getRunId()),
                metadata.getExecution().getRunId(),
                attribute(metadata, SearchKeys.OPERATION),
                state(metadata),
                attribute(metadata, SearchKeys.SOURCE),
                attribute(metadata, SearchKeys.TARGET),
                metadata.getStartTime(),
                metadata.getCloseTime());
    }

    private static String state(WorkflowExecutionMetadata metadata) {
        WorkflowExecutionStatus status = metadata.getStatus();
        boolean inOrder = status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING
                || status == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_COMPLETED;
        String state = attribute(metadata, SearchKeys.STATE);
        return inOrder && state != null ? state : status.name().replace("WORKFLOW_EXECUTION_STATUS_", "");
    }

    private static String attribute(WorkflowExecutionMetadata metadata, SearchAttributeKey<String> key) {
        return metadata.getTypedSearchAttributes().get(key);
    }
}
