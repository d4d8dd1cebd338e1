package io.cantianupgrade.cli.file;

import io.cantianupgrade.cli.file.YamlNode.Scalar;
import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.NodeSpec.Access;
import io.cantianupgrade.model.NodeId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The list of nodes: ids from 0 without a gap, each once, and no machine twice. */
final class NodeList {
    private static final String EXAMPLE = "- { id: 0, host: 10.0.0.11 }";
    private static final List<String> KEYS = List.of("id", "host", "port", "root", "access");

    private final Section top;
    private final Mistakes mistakes;
    private final Map<NodeId, Section> byId = new HashMap<>();
    private final Set<String> machines = new HashSet<>();

    NodeList(Section top) {
        this.top = top;
        this.mistakes = top.mistakes();
    }

    /** In order of their ids. */
    List<NodeSpec> read() {
        List<NodeSpec> nodes = new ArrayList<>();
        List<Section> sections = top.sections("nodes", EXAMPLE, KEYS);
        for (Section section : sections) {
            node(section).ifPresent(nodes::add);
        }
        if (byId.size() == sections.size() && !nodes.isEmpty()) {
            noteGaps(sections.get(0).line(), nodes.size());
        }
        nodes.sort(Comparator.comparing(NodeSpec::id));
        return nodes;
    }

    private Optional<NodeSpec> node(Section section) {
        Optional<NodeId> id = section.required(Fields.ID).map(s -> new NodeId(Integer.parseInt(s.text())));
        Optional<Scalar> host = section.required(Fields.HOST);
        int port = section.optional(Fields.PORT)
                .map(s -> Integer.parseInt(s.text()))
                .orElse(22);
        String root = section.optional(Fields.ROOT)
                .map(s -> ClusterSections.withoutSlash(s.text()))
                .orElse("");
        Access access = section.optional(Fields.ACCESS)
                .map(s -> Access.valueOf(s.text().toUpperCase(Locale.ROOT)))
                .orElse(Access.SSH);
        if (id.isEmpty() || host.isEmpty()) {
            return Optional.empty();
        }
        NodeSpec node = new NodeSpec(id.get(), access, host.get().text(), port, root);
        noteTwins(section, node);
        return Optional.of(node);
    }

    private void noteTwins(Section section, NodeSpec node) {
        if (byId.putIfAbsent(node.id(), section) != null) {
            mistakes.add(
                    section.line(),
                    section.path("id"),
                    "each id once",
                    "a second " + node.id(),
                    "give every node its node_id of deploy_param.json");
        }
        String machine = "%s port %d".formatted(node.host(), node.port());
        if (!machines.add(machine + " " + node.root())) {
            mistakes.add(
                    section.line(),
                    section.path("host"),
                    "each machine once",
                    machine + " a second time",
                    "give the node its own address");
        }
    }

    private void noteGaps(int line, int count) {
        for (int number = 0; number < count; number++) {
            if (!byId.containsKey(new NodeId(number))) {
                mistakes.add(
                        line,
                        "nodes",
                        "ids 0 to %d without a gap".formatted(count - 1),
                        "no node with id " + number,
                        "name every node of the cluster");
            }
        }
    }
}
