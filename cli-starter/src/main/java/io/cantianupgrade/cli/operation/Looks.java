package io.cantianupgrade.cli.operation;

import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.contract.TaskQueues;
import io.temporal.api.common.v1.WorkflowExecution;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowFailedException;
import io.temporal.client.WorkflowOptions;
import io.temporal.client.WorkflowServiceException;
import io.temporal.client.WorkflowStub;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Workflows that only look, and whose result somebody waits for. */
final class Looks {
    private static final Duration LIMIT = Duration.ofMinutes(11);
    private static final Duration NOBODY_LIMIT = Duration.ofSeconds(15);
    private static final int LOOK_SECONDS = 2;

    private final WorkflowClient client;

    Looks(WorkflowClient client) {
        this.client = client;
    }

    /** A part of a workflow id that no other run has. */
    static String unique() {
        return UUID.randomUUID().toString().substring(0, 8);
    }

    /** @throws CliFailure when no worker takes it up, or it does not end in time */
    <T> T run(Wanted wanted, Class<T> result, Object... arguments) throws WorkflowFailedException {
        WorkflowStub stub = client.newUntypedWorkflowStub(
                wanted.type(),
                WorkflowOptions.newBuilder()
                        .setWorkflowId(wanted.id())
                        .setTaskQueue(TaskQueues.CONTROL)
                        .setWorkflowExecutionTimeout(LIMIT)
                        .setStaticSummary(wanted.summary())
                        .build());
        stub.start(arguments);
        long began = System.nanoTime();
        while (System.nanoTime() - began < LIMIT.toNanos()) {
            try {
                return stub.getResult(LOOK_SECONDS, TimeUnit.SECONDS, result);
            } catch (TimeoutException | WorkflowServiceException notYet) { // The service, too, may say that time is up.
                failWithoutKey(stub);
                if (System.nanoTime() - began > NOBODY_LIMIT.toNanos() && !takenUp(stub)) {
                    stub.terminate("no worker has taken it up");
                    throw CliFailure.failed(
                            "No worker takes up work: nothing was started.",
                            "start one in another terminal: cantian-upgrade worker");
                }
            }
        }
        throw CliFailure.failed(
                "The cluster could not be inspected within 11 minutes.", "look at the worker's log, then try again");
    }

    private void failWithoutKey(WorkflowStub stub) {
        WorkflowExecution execution = stub.getExecution();
        Optional<String> trouble = new WorkerTrouble(client).withKeys(execution.getWorkflowId(), execution.getRunId());
        if (trouble.isPresent()) {
            stub.terminate("no worker can read it");
            throw CliFailure.failed(
                    tr("A worker took it up and cannot read it: %s.", trouble.get()),
                    "give every worker the key file of this command (mode 0600), and name it there with --key-file");
        }
    }

    static boolean takenUp(WorkflowStub stub) {
        return new Sighting("", "", stub.describe().getHistoryLength(), null, List.of()).takenUp();
    }

    /**
     * @param type name of the workflow
     * @param summary what the Web UI shows beside it
     */
    record Wanted(String type, String id, String summary) {}
}
