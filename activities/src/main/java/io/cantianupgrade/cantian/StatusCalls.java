package io.cantianupgrade.cantian;

import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.rolling.ClusterMove;
import io.cantianupgrade.rolling.NodeMove;
import io.cantianupgrade.rolling.NodeWord;
import io.cantianupgrade.rolling.WordRepair;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Calls of {@code shared_flags.sh} that write words. What allowed them was read before the vendor's lock was ours, so each asks once
 * more: else two operators who begin at the same instant would both begin (reference 3.3).
 */
final class StatusCalls {

    private static final String ANY = "";

    private final NodeId node;

    StatusCalls(NodeId node) {
        this.node = node;
    }

    /** The word of the cluster, and then the word of the node; nobody else may have begun. */
    String saying(Optional<ClusterMove> cluster, Optional<NodeMove> ofNode) {
        String file = ofNode.isPresent() ? StatusWords.fileOf(node) : "";
        List<String> calls = new ArrayList<>(List.of(allow(
                cluster.map(move -> list(move.from())).orElse(ANY),
                file,
                ofNode.map(move -> list(move.from())).orElse(ANY),
                cluster.map(move -> list(move.others())).orElse(ANY))));
        boolean begins = cluster.isPresent() && ofNode.isPresent();
        if (begins) {
            calls.add("before=$(said_by %s)".formatted(file));
        }
        cluster.ifPresent(move ->
                calls.add("word " + StatusWords.CLUSTER + " " + move.to().word()));
        ofNode.ifPresent(move -> calls.add("word " + file + " " + move.to().word()));
        if (begins) {
            calls.add("alone %s \"$before\"".formatted(file));
        }
        return String.join(" && ", calls);
    }

    /** The word that is true, when the node still has the other one. */
    static String repairing(WordRepair repair) {
        String file = StatusWords.fileOf(repair.node());
        String write = repair.to() == NodeWord.ABSENT
                ? "lower " + StatusWords.DIRECTORY + "/" + file
                : "word " + file + " " + repair.to().word();
        return allow(ANY, file, list(List.of(repair.from(), repair.to())), ANY) + " && " + write;
    }

    private static String allow(String cluster, String file, String ofNode, String others) {
        return "allow '%s' '%s' '%s' '%s'".formatted(cluster, file, ofNode, others);
    }

    private static String list(Collection<? extends Enum<?>> words) {
        return words.stream().map(word -> word.name().toLowerCase(Locale.ROOT)).collect(Collectors.joining(","));
    }
}
