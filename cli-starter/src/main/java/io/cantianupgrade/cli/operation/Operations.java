package io.cantianupgrade.cli.operation;

import io.cantianupgrade.cli.ProblemFailure;
import io.cantianupgrade.cli.temporal.Person;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.Answer;
import io.cantianupgrade.contract.OperationRequest;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Pause;
import io.cantianupgrade.contract.SearchKeys;
import io.cantianupgrade.contract.TaskQueues;
import io.cantianupgrade.contract.WorkflowIds;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.Operation;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.api.enums.v1.WorkflowExecutionStatus;
import io.temporal.api.enums.v1.WorkflowIdConflictPolicy;
import io.temporal.api.enums.v1.WorkflowIdReusePolicy;
import io.temporal.api.history.v1.HistoryEvent;
import io.temporal.api.workflow.v1.WorkflowExecutionInfo;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionRequest;
import io.temporal.api.workflowservice.v1.DescribeWorkflowExecutionResponse;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowException;
import io.temporal.client.WorkflowExecutionAlreadyStarted;
import io.temporal.client.WorkflowExecutionMetadata;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowStub;
import io.temporal.client.WorkflowTargetOptions;
import io.temporal.client.WorkflowUpdateException;
import io.temporal.common.SearchAttributes;
import io.temporal.failure.ApplicationFailure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** The operations of clusters, as the Temporal service has them. */
public final class Operations {
    private static final int LOOK_SECONDS = 20;
    private static final int FOLLOW_SECONDS = 5;
    private static final int RESULT_SECONDS = 10;
    private static final int LONGEST_SUMMARY = 200;

    private final WorkflowClient client;
    private final AnswerSeal seal;
    private final PendingSteps pendingSteps;

    public Operations(WorkflowClient client) {
        this(client, AnswerSeal.NONE);
    }

    /** @param seal what every answer goes through before it is sent */
    public Operations(WorkflowClient client, AnswerSeal seal) {
        this.client = client;
        this.seal = seal;
        this.pendingSteps = new PendingSteps(client.getOptions().getDataConverter());
    }

    /** Starts an operation; empty when another one of the cluster is open, whoever has started it. */
    public Optional<String> start(Operation operation, OperationRequest request) {
        ClusterSpec cluster = request.cluster();
        WorkflowOptions options = WorkflowOptions.newBuilder()
                .setWorkflowId(WorkflowIds.operation(cluster.cluster()))
                .setTaskQueue(TaskQueues.CONTROL)
                .setWorkflowIdConflictPolicy(WorkflowIdConflictPolicy.WORKFLOW_ID_CONFLICT_POLICY_FAIL)
                .setWorkflowIdReusePolicy(WorkflowIdReusePolicy.WORKFLOW_ID_REUSE_POLICY_ALLOW_DUPLICATE)
                .setTypedSearchAttributes(SearchAttributes.newBuilder()
                        .set(SearchKeys.CLUSTER, cluster.cluster().name())
                        .set(SearchKeys.OPERATION, operation.name())
                        .build())
                .setStaticSummary(summary(operation, cluster))
                .build();
        try {
            WorkflowExecution execution = client.newUntypedWorkflowStub(workflowType(operation), options)
                    .start(request);
            return Optional.of(execution.getRunId());
        } catch (WorkflowExecutionAlreadyStarted open) {
            return Optional.empty();
        }
    }

    /** The latest operation of the cluster, also one that has ended; empty when Temporal knows of none. */
    public Optional<Sighting> look(ClusterId cluster) {
        return look(cluster, "", LOOK_SECONDS);
    }

    /** A certain run, also one of long ago; empty when Temporal does not have it any more. */
    public Optional<Sighting> find(ClusterId cluster, String runId) {
        return look(cluster, runId, LOOK_SECONDS);
    }

    /** All that happened, oldest first. */
    public List<HistoryEvent> history(ClusterId cluster, Sighting sighting) {
        return client.fetchHistory(WorkflowIds.operation(cluster), sighting.runId())
                .getEvents();
    }

    /** A certain run, for those who look again soon. */
    Optional<Sighting> look(ClusterId cluster, String runId) {
        return look(cluster, runId, FOLLOW_SECONDS);
    }

    private Optional<Sighting> look(ClusterId cluster, String runId, int seconds) {
        try {
            return Optional.of(read(client.getWorkflowServiceStubs()
                    .blockingStub()
                    .withDeadlineAfter(seconds, TimeUnit.SECONDS)
                    .describeWorkflowExecution(DescribeWorkflowExecutionRequest.newBuilder()
                            .setNamespace(client.getOptions().getNamespace())
                            .setExecution(WorkflowExecution.newBuilder()
                                    .setWorkflowId(WorkflowIds.operation(cluster))
                                    .setRunId(runId))
                            .build())));
        } catch (StatusRuntimeException refused) {
            if (refused.getStatus().getCode() == Status.Code.NOT_FOUND) {
                return Optional.empty();
            }
            throw refused;
        }
    }

    /**
     * Its status: from its result when it has ended, else from the worker that runs it.
     *
     * @throws io.temporal.client.WorkflowException when no worker answers
     * @throws io.cantianupgrade.model.ProblemException when it is encrypted, and cannot be read here
     */
    public OperationStatus status(ClusterId cluster, Sighting sighting) {
        try {
            return read(cluster, sighting);
        } catch (WorkflowException failed) {
            throw ProblemFailure.in(failed).map(RuntimeException.class::cast).orElse(failed);
        }
    }

    private OperationStatus read(ClusterId cluster, Sighting sighting) {
        WorkflowStub stub = stub(cluster, sighting.runId());
        if (!sighting.completed()) {
            return stub.query("status", OperationStatus.class);
        }
        try {
            return stub.getResult(RESULT_SECONDS, TimeUnit.SECONDS, OperationStatus.class);
        } catch (TimeoutException late) {
            return stub.query("status", OperationStatus.class);
        }
    }

    /** Why workers that are there cannot go on with it, when it is for want of a key. */
    public Optional<String> trouble(ClusterId cluster, String runId) {
        return new WorkerTrouble(client).withKeys(WorkflowIds.operation(cluster), runId);
    }

    /**
     * Gives an answer to the open operation.
     *
     * @throws AnswerRefused with the reason; nothing has changed then
     */
    public OperationStatus answer(ClusterId cluster, String question, String answer) throws AnswerRefused {
        return answer(cluster, question, answer, Optional.empty());
    }

    /** @param corrected how the cluster is reached from now on; with {@code retry} only */
    public OperationStatus answer(ClusterId cluster, String question, String answer, Optional<ClusterSpec> corrected)
            throws AnswerRefused {
        String sealed = seal.sealed(answer);
        try {
            return stub(cluster, "")
                    .update(
                            "answer",
                            OperationStatus.class,
                            new Answer(question, sealed, Person.current(), corrected.orElse(null)));
        } catch (WorkflowUpdateException refused) {
            String reason = refused.getCause() instanceof ApplicationFailure failure
                    ? failure.getOriginalMessage()
                    : String.valueOf(refused.getMessage());
            throw new AnswerRefused(reason);
        }
    }

    /** Rests at the next safe boundary. */
    public OperationStatus pause(ClusterId cluster) {
        return stub(cluster, "").update("pause", OperationStatus.class, Pause.by(Person.current()));
    }

    public OperationStatus resume(ClusterId cluster) {
        return stub(cluster, "").update("resume", OperationStatus.class, Pause.by(Person.current()));
    }

    private WorkflowStub stub(ClusterId cluster, String runId) {
        WorkflowTargetOptions.Builder target =
                WorkflowTargetOptions.newBuilder().setWorkflowId(WorkflowIds.operation(cluster));
        if (!runId.isEmpty()) {
            target.setRunId(runId);
        }
        return client.newUntypedWorkflowStub(target.build(), Optional.empty());
    }

    private Sighting read(DescribeWorkflowExecutionResponse response) {
        WorkflowExecutionInfo info = response.getWorkflowExecutionInfo();
        boolean open = info.getStatus() == WorkflowExecutionStatus.WORKFLOW_EXECUTION_STATUS_RUNNING;
        return new Sighting(
                info.getExecution().getRunId(),
                open ? "" : info.getStatus().name().replace("WORKFLOW_EXECUTION_STATUS_", ""),
                info.getHistoryLength(),
                new WorkflowExecutionMetadata(info, client.getOptions().getDataConverter()).getStartTime(),
                pendingSteps.read(response.getPendingActivitiesList()));
    }

    /** Name of the workflow in Temporal. */
    static String workflowType(Operation operation) {
        return switch (operation) {
            case OFFLINE_UPGRADE -> "OfflineUpgrade";
            case ROLLING_UPGRADE -> "RollingUpgrade";
            case COMMIT -> "Commit";
            case ROLLBACK -> "Rollback";
        };
    }

    private static String summary(Operation operation, ClusterSpec cluster) {
        String release = String.valueOf(Path.of(cluster.release().packageFile()).getFileName());
        String summary = "%s of %s to %s".formatted(operation.title(), cluster.cluster(), release);
        return summary.length() <= LONGEST_SUMMARY ? summary : summary.substring(0, LONGEST_SUMMARY);
    }
}
