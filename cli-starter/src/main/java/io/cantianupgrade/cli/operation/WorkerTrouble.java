package io.cantianupgrade.cli.operation;

import io.cantianupgrade.model.ProblemCode;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.EventType;
import io.temporal.api.failure.v1.Failure;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflowservice.v1.GetWorkflowExecutionHistoryReverseRequest;
import io.temporal.client.WorkflowClient;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Why the workers that there are cannot go on with a workflow: the last thing that happened to it is that one has failed to. */
record WorkerTrouble(WorkflowClient client) {
    private static final int LATEST = 4;
    private static final int LOOK_SECONDS = 5;
    private static final Set<ProblemCode> OF_KEYS =
            EnumSet.of(ProblemCode.KEY_UNKNOWN, ProblemCode.KEY_FILE_INVALID, ProblemCode.DECRYPTION_FAILED);

    /** What a worker has said that lacks a key; empty when none has, or the service cannot be asked. */
    Optional<String> withKeys(String workflowId, String runId) {
        return latest(workflowId, runId).stream()
                .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED
                        || event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_COMPLETED)
                .findFirst()
                .filter(event -> event.getEventType() == EventType.EVENT_TYPE_WORKFLOW_TASK_FAILED)
                .flatMap(event ->
                        said(event.getWorkflowTaskFailedEventAttributes().getFailure()));
    }

    private Optional<String> said(Failure failure) {
        for (Failure cause = failure; ; cause = cause.getCause()) {
            String message = cause.getMessage();
            if (OF_KEYS.stream().anyMatch(code -> message.startsWith(code.name() + " "))) {
                return Optional.of(message.substring(message.indexOf(": ") + 2));
            }
            if (!cause.hasCause()) {
                return Optional.empty();
            }
        }
    }

    private List<HistoryEvent> latest(String workflowId, String runId) {
        try {
            return client.getWorkflowServiceStubs()
                    .blockingStub()
                    .withDeadlineAfter(LOOK_SECONDS, TimeUnit.SECONDS)
                    .getWorkflowExecutionHistoryReverse(GetWorkflowExecutionHistoryReverseRequest.newBuilder()
                            .setNamespace(client.getOptions().getNamespace())
                            .setExecution(WorkflowExecution.newBuilder()
                                    .setWorkflowId(workflowId)
                                    .setRunId(runId))
                            .setMaximumPageSize(LATEST)
                            .build())
                    .getHistory()
                    .getEventsList();
        } catch (StatusRuntimeException unknown) {
            return List.of(); // The service in memory cannot read backwards.
        }
    }
}
