package io.cantianupgrade.simulator.array;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;

/** The resources around file systems: the file systems themselves, their pairs and their shares. */
final class FileSystems {

    private final List<SimulatedFileSystem> all;
    private final Listing listing;
    private final SnapshotRules rules;

    FileSystems(List<SimulatedFileSystem> all, Listing listing, SnapshotRules rules) {
        this.all = List.copyOf(all);
        this.listing = listing;
        this.rules = rules;
    }

    ArrayReply list(ArrayRequest request) {
        return listing.answer(visible(request), request);
    }

    ArrayReply count(ArrayRequest request) {
        return ArrayReply.count(visible(request).size());
    }

    ArrayReply one(ArrayRequest request) {
        return ArrayReply.ok(withId(request.lastSegment())
                .filter(one -> isVisible(one.vstore(), request))
                .orElseThrow(() -> new Refusal(ArrayCode.NO_SUCH_FILE_SYSTEM))
                .json());
    }

    ArrayReply replicationPairs(ArrayRequest request) {
        return associates(request, SimulatedFileSystem::isReplicated, SimulatedFileSystem::replicationPair);
    }

    ArrayReply hyperMetroPairs(ArrayRequest request) {
        return associates(request, SimulatedFileSystem::isHyperMetro, one -> JsonNodeFactory.instance
                .objectNode()
                .put("ID", "hm-" + one.id())
                .put("LOCALOBJID", one.id()));
    }

    ArrayReply shares(ArrayRequest request) {
        List<ObjectNode> shares = all.stream()
                .filter(SimulatedFileSystem::isShared)
                .filter(one -> isVisible(one.vstore(), request))
                .map(one -> JsonNodeFactory.instance
                        .objectNode()
                        .put("FSID", one.id())
                        .put("SHAREPATH", "/" + one.name() + "/"))
                .toList();
        return listing.answer(shares, request);
    }

    Optional<SimulatedFileSystem> withId(String id) {
        return all.stream().filter(one -> one.id().equals(id)).findFirst();
    }

    /** {@code PARENTID}, or {@code PARENTNAME} within the vStore of the request, or {@code filter=PARENTID::x}. */
    SimulatedFileSystem parent(ArrayRequest request) {
        String id = request.parameter("PARENTID");
        if (id.isEmpty() && request.parameter("filter").startsWith("PARENTID::")) {
            id = request.parameter("filter").substring("PARENTID::".length());
        }
        String wanted = id;
        String name = request.parameter("PARENTNAME");
        return all.stream()
                .filter(one ->
                        wanted.isEmpty() ? one.name().equals(name) : one.id().equals(wanted))
                .filter(one -> isVisible(one.vstore(), request))
                .findFirst()
                .orElseThrow(() -> new Refusal(ArrayCode.PARENT_MISSING));
    }

    boolean isVisible(String vstore, ArrayRequest request) {
        return !rules.tenantsApart || vstore.equals(request.vstore());
    }

    private List<ObjectNode> visible(ArrayRequest request) {
        return all.stream()
                .filter(one -> isVisible(one.vstore(), request))
                .map(SimulatedFileSystem::json)
                .toList();
    }

    private ArrayReply associates(
            ArrayRequest request,
            Predicate<SimulatedFileSystem> paired,
            Function<SimulatedFileSystem, ObjectNode> pair) {
        List<ObjectNode> pairs = all.stream()
                .filter(one -> one.id().equals(request.parameter("ASSOCIATEOBJID")))
                .filter(paired)
                .map(pair)
                .toList();
        return listing.answer(pairs, request);
    }
}
