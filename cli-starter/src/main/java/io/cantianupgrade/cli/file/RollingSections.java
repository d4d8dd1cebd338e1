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
                .flatMap(section -> read(section, files));
    }

    private static Optional<DataBackupSpec> read(Section section, LocalFiles files) {
        Optional<Scalar> address = section.required(Fields.ADDRESS);
        int port = section.optional(Fields.MYSQL_PORT)
                .map(s -> Integer.parseInt(s.text()))
                .orElse(3306);
        Optional<Scalar> user = section.required(Fields.MYSQL_USER);
        Optional<SecretRef> password = section.required(Fields.PASSWORD)
                .map(scalar -> files.existingSecret(section, Fields.PASSWORD, scalar))
                .filter(SecretRef::isOne)
                .map(SecretRef::new);
        Optional<Scalar> metadata = section.required(Fields.METADATA);
        Optional<Scalar> directory = section.required(Fields.BACKUP_DIRECTORY);
        if (address.isEmpty() || user.isEmpty() || password.isEmpty() || metadata.isEmpty() || directory.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new DataBackupSpec(
                address.get().text(),
                port,
                user.get().text(),
                password.get(),
                metadata.get().text(),
                directory.get().text()));
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
