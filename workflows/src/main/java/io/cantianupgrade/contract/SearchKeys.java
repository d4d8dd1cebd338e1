package io.cantianupgrade.contract;

import io.temporal.common.SearchAttributeKey;
import java.util.List;

/** The search attributes by which operations are found in the Web UI. They are never encrypted. */
public final class SearchKeys {

    public static final SearchAttributeKey<String> CLUSTER = SearchAttributeKey.forKeyword("CantianCluster");
    public static final SearchAttributeKey<String> OPERATION = SearchAttributeKey.forKeyword("CantianOperation");
    public static final SearchAttributeKey<String> STATE = SearchAttributeKey.forKeyword("CantianState");
    public static final SearchAttributeKey<String> SOURCE = SearchAttributeKey.forKeyword("CantianSource");
    public static final SearchAttributeKey<String> TARGET = SearchAttributeKey.forKeyword("CantianTarget");

    public static final List<SearchAttributeKey<String>> ALL = List.of(CLUSTER, OPERATION, STATE, SOURCE, TARGET);

    private SearchKeys() {}
}
