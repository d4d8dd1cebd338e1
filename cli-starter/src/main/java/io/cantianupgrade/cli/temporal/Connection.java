package io.cantianupgrade.cli.temporal;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.encryption.Encryption;
import io.cantianupgrade.encryption.Keys;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.WorkflowServiceGrpc.WorkflowServiceBlockingStub;
import io.temporal.client.WorkflowClient;
import io.temporal.client.WorkflowClientOptions;
import io.temporal.serviceclient.RpcRetryOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** An open connection to a Temporal service. Every call through it ends within seconds. */
public final class Connection implements AutoCloseable {
    private static final Duration CONNECT_LIMIT = Duration.ofSeconds(10);
    private static final Duration LOOK_LIMIT = Duration.ofSeconds(2);

    private final Endpoint endpoint;
    private final WorkflowServiceStubs stubs;
    private final WorkflowClient client;
    private final Optional<Keys> keys;

    private Connection(Endpoint endpoint, Optional<Keys> keys) {
        this.endpoint = endpoint;
        this.keys = keys;
        this.stubs = WorkflowServiceStubs.newServiceStubs(options(endpoint));
        this.client = WorkflowClient.newInstance(
                stubs,
                WorkflowClientOptions.newBuilder()
                        .setNamespace(endpoint.namespace())
                        .setDataConverter(Encryption.converter(keys))
                        .setIdentity(Person.current())
                        .build());
    }

    /**
     * Without keys: what is sent goes in plain.
     *
     * @throws CliFailure as {@link #open(Endpoint, Optional)}
     */
    public static Connection open(Endpoint endpoint) {
        return open(endpoint, Optional.empty());
    }

    /** @throws CliFailure when the service cannot be reached, is not the right one, or has no such namespace */
    public static Connection open(Endpoint endpoint, Optional<Keys> keys) {
        Connection connection = new Connection(endpoint, keys);
        try {
            if (endpoint.secure()) {
                connection.knock();
            }
            connection.describeNamespace(connection.patient(), CONNECT_LIMIT);
            return connection;
        } catch (StatusRuntimeException refused) {
            connection.close();
            throw failure(endpoint, refused);
        }
    }

    /** A call that waits for a connection never learns why there is none, so one goes ahead that does not wait. */
    private void knock() {
        try {
            describeNamespace(stubs.blockingStub(), CONNECT_LIMIT);
        } catch (StatusRuntimeException refused) {
            Optional<CliFailure> tls = TlsFailure.of(endpoint, refused);
            if (tls.isPresent()) {
                close();
                throw tls.get();
            }
        }
    }

    /** Whether a Temporal service with this namespace answers there now. */
    public static boolean serves(String address, String namespace) {
        try (Connection connection = new Connection(new Endpoint(address, namespace, true), Optional.empty())) {
            connection.describeNamespace(connection.patient(), LOOK_LIMIT);
            return true;
        } catch (StatusRuntimeException notYet) {
            return false;
        }
    }

    public WorkflowClient client() {
        return client;
    }

    /** What encrypts what is sent; empty when it goes in plain. */
    public Optional<Keys> keys() {
        return keys;
    }

    public Endpoint endpoint() {
        return endpoint;
    }

    @Override
    public void close() {
        stubs.shutdownNow();
    }

    private WorkflowServiceBlockingStub patient() {
        return stubs.blockingStub().withWaitForReady();
    }

    private void describeNamespace(WorkflowServiceBlockingStub stub, Duration limit) {
        stub.withDeadlineAfter(limit.toMillis(), TimeUnit.MILLISECONDS)
                .describeNamespace(DescribeNamespaceRequest.newBuilder()
                        .setNamespace(endpoint.namespace())
                        .build());
    }

    private static WorkflowServiceStubsOptions options(Endpoint endpoint) {
        return endpoint.access()
                .into(WorkflowServiceStubsOptions.newBuilder())
                .setTarget(endpoint.address())
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
        if (isForbidden(refused.getStatus().getCode())) {
            return forbidden(endpoint, refused);
        }
        return CliFailure.unreachable(
                "Temporal cannot be reached at %s (%s).".formatted(endpoint.address(), reason(refused)),
                endpoint.remedy(),
                refused);
    }

    private static boolean isForbidden(Status.Code code) {
        return code == Status.Code.PERMISSION_DENIED || code == Status.Code.UNAUTHENTICATED;
    }

    /** The service is there, and lets us do nothing. */
    public static CliFailure forbidden(Endpoint endpoint, StatusRuntimeException refused) {
        boolean key = endpoint.access().apiKey().isPresent();
        return CliFailure.unreachable(
                "Temporal at %s does not let us in (%s): %s."
                        .formatted(
                                endpoint.address(),
                                refused.getStatus().getCode(),
                                key ? "it does not accept the API key" : "it wants an API key, or other rights"),
                key
                        ? "is the key of namespace '%s', and not expired? Name another with --api-key file:/path"
                                .formatted(endpoint.namespace())
                        : "name the API key with --api-key env:NAME or file:/path, or ask its administrator",
                refused);
    }

    private static String reason(StatusRuntimeException refused) {
        return switch (refused.getStatus().getCode()) {
            case DEADLINE_EXCEEDED -> "no answer within " + CONNECT_LIMIT.toSeconds() + " s";
            case UNAVAILABLE -> "no connection";
            default -> refused.getStatus().getCode().name();
        };
    }
}
