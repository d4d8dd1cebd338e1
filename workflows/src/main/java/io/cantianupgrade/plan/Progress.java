package io.cantianupgrade.plan;

import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Version;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * How far an upgrade has come when a plan is made, whoever has brought it there, as the evidence on the nodes tells.
 *
 * @param down nodes that do not serve
 * @param backedUp nodes with a backup of the source version, complete or not
 * @param replaced nodes whose programs are not the source version's any more
 * @param upgraded nodes that are finished: they have the target version
 */
public record Progress(List<NodeId> down, List<NodeId> backedUp, List<NodeId> replaced, List<NodeId> upgraded) {

    /** Nothing has begun. */
    public static final Progress NONE = new Progress(List.of(), List.of(), List.of(), List.of());

    public Progress {
        down = List.copyOf(down);
        backedUp = List.copyOf(backedUp);
        replaced = List.copyOf(replaced);
        upgraded = List.copyOf(upgraded);
    }

    /** What every node agrees to have come from; a node that is finished has it in its backup's note. */
    public static Optional<Version> source(ClusterFacts facts, Version target) {
        Set<Optional<Version>> sources = facts.nodes().stream()
                .map(node -> node.installed().equals(target) ? node.backedUp() : Optional.of(node.installed()))
                .collect(Collectors.toSet());
        return sources.size() == 1 ? sources.iterator().next() : Optional.empty();
    }

    static Progress of(ClusterFacts facts, Version source, Version target) {
        Set<NodeId> serving = facts.members().stream()
                .filter(MemberFacts::serves)
                .map(MemberFacts::node)
                .collect(Collectors.toSet());
        return new Progress(
                nodes(
                        facts,
                        node -> !serving.contains(node.node()) || !node.traces().running()),
                nodes(facts, node -> node.traces().backups().stream()
                        .anyMatch(backup -> backup.of().equals(source))),
                nodes(
                        facts,
                        node -> node.installed().equals(target)
                                || !node.traces().packages().equals(Optional.of(source))),
                nodes(facts, node -> node.installed().equals(target)));
    }

    /**
     * Whether there is an upgrade to {@code target} to go on with. An old backup alone is none, nor is a node that merely is
     * down: somebody must have begun on purpose.
     */
    static boolean hasBegun(ClusterFacts facts, Version target) {
        Optional<Version> source = source(facts, target);
        if (source.isEmpty() || facts.traces().committed(source.get(), target)) {
            return false;
        }
        boolean stoppedForIt =
                facts.nodes().stream().allMatch(node -> node.traces().prechecked())
                        && facts.nodes().stream().anyMatch(node -> node.traces().stopped());
        return stoppedForIt
                || facts.traces().targets().contains(target)
                || !of(facts, source.get(), target).replaced().isEmpty();
    }

    private static List<NodeId> nodes(ClusterFacts facts, Predicate<NodeFacts> which) {
        return facts.nodes().stream().filter(which).map(NodeFacts::node).toList();
    }
}
