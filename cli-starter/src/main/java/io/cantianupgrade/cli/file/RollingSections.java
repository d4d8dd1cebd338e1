package io.cantianupgrade.cli.file;

import io.cantianupgrade.cli.file.YamlNode.Scalar;
import io.cantianupgrade.cluster.DataBackupSpec;
import io.cantianupgrade.cluster.RollingSpec;
import io.cantianupgrade.cluster.RollingSpec.OnFailure;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.SecretRef;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The sections that only a rolling upgrade reads. */
final class RollingSections {

    private static final List<String> ROLLING = List.of("order", "soak", "firstNodeFails", "laterNodeFails", "veto");
    private static final List<String> BACKUP = List.of("address", "port", "user", "password", "metadata", "directory");

    private RollingSections() {}

    static RollingSpec rolling(Section top) {
        return top.section("rolling", "rolling: { order: \"1,0\" }", ROLLING)
                .map(section -> new RollingSpec(
                        section.optional(Fields.ORDER)
                                .map(Scalar::text)
                                .map(RollingSections::order)
                                .orElse(List.of()),
                        duration(section, Fields.SOAK, RollingSpec.DEFAULT.soak()),
                        onFailure(section, Fields.FIRST_NODE_FAILS),
                        onFailure(section, Fields.LATER_NODE_FAILS),
                        duration(section, Fields.VETO, RollingSpec.DEFAULT.veto())))
                .orElse(RollingSpec.DEFAULT);
    }

    /** {@code 1,0}: ids of nodes. */
    static List<NodeId> order(String text) {
        return Arrays.stream(text.split(","))
                .map(String::strip)
                .map(NodeId::valueOf)
                .toList();
    }

    static Optional<DataBackupSpec> backup(Section top, LocalFiles files) {
        return top.section("backup", "backup: { address: 127.0.0.1, ... }", BACKUP)
                .map(section -> read(section, files));
    }

    private static DataBackupSpec read(Section section, LocalFiles files) {
        return new DataBackupSpec(
                section.optional(Fields.ADDRESS).map(Scalar::text),
                section.optional(Fields.MYSQL_PORT).map(scalar -> Integer.valueOf(scalar.text())),
                section.optional(Fields.MYSQL_USER).map(Scalar::text),
                section.optional(Fields.PASSWORD)
                        .map(scalar -> files.existingSecret(section, Fields.PASSWORD, scalar))
                        .filter(SecretRef::isOne)
                        .map(SecretRef::new),
                section.optional(Fields.METADATA).map(Scalar::text),
                section.optional(Fields.BACKUP_DIRECTORY).map(Scalar::text));
    }

    private static OnFailure onFailure(Section section, Field field) {
        return section.optional(field)
                .map(s -> OnFailure.valueOf(s.text().toUpperCase(Locale.ROOT)))
                .orElse(OnFailure.ASK);
    }

    /** {@code 30s}, {@code 10m} or {@code 2h}. */
    private static Duration duration(Section section, Field field, Duration usual) {
        return section.optional(field)
                .map(s -> Duration.parse("PT" + s.text().toUpperCase(Locale.ROOT)))
                .orElse(usual);
    }
}
