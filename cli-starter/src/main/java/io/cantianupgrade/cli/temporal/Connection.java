package io.cantianupgrade.cli.temporal;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.contract.Payloads;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** An open connection to a Temporal service. Every call through it ends within seconds. */
public final class Connection implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration LOOK_LIMIT = Duration.ofSeconds(2);

    private final Endpoint endpoint;
    private final WorkflowServiceStubs stubs;
    private final WorkflowClient client;

    private Connection(Endpoint endpoint) {
        this.endpoint = endpoint;
        this.stubs = WorkflowServiceStubs.newServiceStubs(options(endpoint.address()));
        this.client = WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setNamespace(endpoint.namespace())
                        .setDataConverter(Payloads.converter())
                        .setIdentity(Person.current())
                        .build());
    }

    /** @throws CliFailure when the service cannot be reached, or has no such namespace */
    public static Connection open(Endpoint endpoint) {
        Connection connection = new Connection(endpoint);
        try {
            connection.describeNamespace(CONNECT_LIMIT);
            return connection;
        } catch (StatusRuntimeException refused) {
            connection.close();
            throw failure(endpoint, refused);
        }
    }

    /** Whether a Temporal service with this namespace answers there now. */
    public static boolean serves(String address, String namespace) {
        try (Connection connection = new Connection(new Endpoint(address, namespace, true))) {
            connection.describeNamespace(LOOK_LIMIT);
            return true;
        } catch (StatusRuntimeException notYet) {
            return false;
        }
    }

    public WorkflowClient client() {
        return client;
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        stubs.shutdownNow();
    }

    private void describeNamespace(Duration limit) {
        stubs.blockingStub()
                .withWaitForReady()
                .withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS)
                .describeNamespace(DescribeNamespaceRequest.newBuilder()
                        .setNamespace(endpoint.namespace())
                        .build());
    }

    private static WorkflowServiceStubsOptions options(String address) {
        return WorkflowServiceStubsOptions.newBuilder()
                .setTarget(address)
                .setRpcRetryOptions(RpcRetryOptions.newBuilder()
                        .setExpiration(CONNECT_LIMIT)
                        .build())
                .validateAndBuildWithDefaults();
    }

    private static CliFailure failure(Endpoint endpoint, StatusRuntimeException refused) {
        if (refused.getStatus().getCode() == Status.Code.NOT_FOUND) {
            return CliFailure.usage(
                    "Temporal at %s has no namespace '%s'.".formatted(endpoint.address(), endpoint.namespace()),
                    "name another with --namespace, or create it: temporal operator namespace create -n "
                            + endpoint.namespace());
        }
        return CliFailure.unreachable(
                "Temporal cannot be reached at %s (%s).".formatted(endpoint.address(), reason(refused)),
                endpoint.remedy(),
                refused);
    }

    private static String reason(StatusRuntimeException refused) {
        return switch (refused.getStatus().getCode()) {
            case DEADLINE_EXCEEDED -> "no answer within " + CONNECT_LIMIT.toSeconds() + " s";
            case UNAVAILABLE -> "no connection";
            case PERMISSION_DENIED, UNAUTHENTICATED -> "it refuses this user";
            default -> refused.getStatus().getCode().name();
        };
    }
}
