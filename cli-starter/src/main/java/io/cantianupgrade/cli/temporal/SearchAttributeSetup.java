package io.cantianupgrade.cli.temporal;

import io.cantianupgrade.cli.CliFailure;
import io.cantianupgrade.contract.SearchKeys;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.common.SearchAttributeKey;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/** Makes a service know the search attributes of operations. */
public final class SearchAttributeSetup {
    private static final int LIMIT_SECONDS = 10;

    private SearchAttributeSetup() {}

    /**
     * Registers those that are missing.
     *
     * @throws CliFailure when the service does not let us, with the commands for somebody who may
     */
    public static void ensure(Endpoint endpoint) {
        OperatorServiceStubs operator = OperatorServiceStubs.newServiceStubs(endpoint.access()
                .into(OperatorServiceStubsOptions.newBuilder())
                .setTarget(endpoint.address())
                .validateAndBuildWithDefaults());
        try {
            List<String> missing = missing(operator, endpoint.namespace());
            if (!missing.isEmpty()) {
                add(operator, endpoint.namespace(), missing);
            }
        } catch (StatusRuntimeException refused) {
            throw CliFailure.failed(
                    "Temporal at %s does not let us register search attributes (%s)."
                            .formatted(endpoint.address(), refused.getStatus().getCode()),
                    "have its administrator run: temporal operator search-attribute create -n " + endpoint.namespace()
                            + names(),
                    refused);
        } finally {
            operator.shutdownNow();
        }
    }

    private static List<String> missing(OperatorServiceStubs operator, String namespace) {
        Set<String> known = known(operator, namespace);
        return SearchKeys.ALL.stream()
                .map(SearchAttributeKey::getName)
                .filter(name -> !known.contains(name))
                .toList();
    }

    private static Set<String> known(OperatorServiceStubs operator, String namespace) {
        try {
            return operator.blockingStub()
                    .withDeadlineAfter(LIMIT_SECONDS, TimeUnit.SECONDS)
                    .listSearchAttributes(ListSearchAttributesRequest.newBuilder()
                            .setNamespace(namespace)
                            .build())
                    .getCustomAttributesMap()
                    .keySet();
        } catch (StatusRuntimeException refused) {
            if (refused.getStatus().getCode() == Status.Code.UNIMPLEMENTED) {
                return Set.of(); // The service in memory can be told, but not asked.
            }
            throw refused;
        }
    }

    private static void add(OperatorServiceStubs operator, String namespace, List<String> missing) {
        AddSearchAttributesRequest.Builder request =
                AddSearchAttributesRequest.newBuilder().setNamespace(namespace);
        missing.forEach(name -> request.putSearchAttributes(name, IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));
        operator.blockingStub()
                .withDeadlineAfter(LIMIT_SECONDS, TimeUnit.SECONDS)
                .addSearchAttributes(request.build());
    }

    private static String names() {
        StringBuilder names = new StringBuilder();
        SearchKeys.ALL.forEach(
                key -> names.append(" --name ").append(key.getName()).append(" --type Keyword"));
        return names.toString();
    }
}
