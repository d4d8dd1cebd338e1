package io.cantianupgrade.cli.file;

import io.cantianupgrade.cli.file.YamlNode.Scalar;
import io.cantianupgrade.cluster.DataBackupSpec;
import io.cantianupgrade.cluster.RollingSpec;
import io.cantianupgrade.cluster.RollingSpec.OnFailure;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.SecretRef;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The sections that only a rolling upgrade reads. */
final class RollingSections {
    private static final List<String> ROLLING = List.of("order", "soak", "firstNodeFails", "laterNodeFails", "veto");
    private static final List<String> BACKUP = List.of("address", "port", "user", "password", "metadata", "directory");

    private RollingSections() {}

    /** @param nodes of the cluster; empty when they have mistakes of their own */
    static RollingSpec rolling(Section top, List<NodeId> nodes) {
        return top.section("rolling", "rolling: { soak: 30s }", ROLLING)
                .map(section -> new RollingSpec(
                        order(section, nodes),
                        duration(section, RollingFields.SOAK, RollingSpec.DEFAULT.soak()),
                        onFailure(section, RollingFields.FIRST_NODE_FAILS),
                        onFailure(section, RollingFields.LATER_NODE_FAILS),
                        duration(section, RollingFields.VETO, RollingSpec.DEFAULT.veto())))
                .orElse(RollingSpec.DEFAULT);
    }

    private static List<NodeId> order(Section section, List<NodeId> nodes) {
        Optional<Scalar> typed = section.joined(RollingFields.ORDER);
        Optional<NodeOrder> order = typed.flatMap(scalar -> NodeOrder.of(scalar.text()));
        if (order.isEmpty() || nodes.isEmpty() || order.get().isOf(nodes)) {
            return order.map(NodeOrder::ids).orElse(List.of());
        }
        section.mistakes()
                .add(
                        typed.orElseThrow().line(),
                        section.path(RollingFields.ORDER.key()),
                        NodeOrder.expected(nodes),
                        typed.orElseThrow().words(),
                        Field.example("order: \"%s\"".formatted(NodeOrder.example(nodes))));
        return List.of();
    }

    static Optional<DataBackupSpec> backup(Section top, LocalFiles files) {
        return top.section("backup", "backup: { address: 127.0.0.1, ... }", BACKUP)
                .map(section -> backupOf(section, files));
    }

    /** The path of the metadata can be found; what nobody can guess must be there. */
    private static DataBackupSpec backupOf(Section section, LocalFiles files) {
        return new DataBackupSpec(
                section.optional(RollingFields.ADDRESS).map(Scalar::text),
                section.optional(RollingFields.PORT).map(scalar -> Integer.valueOf(scalar.text())),
                section.required(RollingFields.USER).map(Scalar::text),
                section.required(RollingFields.PASSWORD)
                        .map(scalar -> files.existingSecret(section, RollingFields.PASSWORD, scalar))
                        .filter(SecretRef::isOne)
                        .map(SecretRef::new),
                section.optional(RollingFields.METADATA).map(Scalar::text).map(ClusterSections::withoutSlash),
                section.required(RollingFields.DIRECTORY).map(Scalar::text).map(ClusterSections::withoutSlash));
    }

    private static OnFailure onFailure(Section section, Field field) {
        return section.optional(field)
                .map(s -> OnFailure.valueOf(s.text().toUpperCase(Locale.ROOT)))
                .orElse(OnFailure.ASK);
    }

    private static Duration duration(Section section, Field field, Duration usual) {
        return section.optional(field)
                .map(s -> RollingFields.duration(s.text()))
                .orElse(usual);
    }
}
