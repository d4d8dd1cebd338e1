package io.cantianupgrade.cli.file;

import io.cantianupgrade.cli.file.YamlNode.Mapping;
import io.cantianupgrade.cli.file.YamlNode.Scalar;
import io.cantianupgrade.cluster.ArraySpec;
import io.cantianupgrade.cluster.BusinessSpec;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.DataBackupSpec;
import io.cantianupgrade.cluster.DatabaseSpec;
import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.NodeSpec.Access;
import io.cantianupgrade.cluster.ReleaseSpec;
import io.cantianupgrade.cluster.RollingSpec;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.SecretRef;
import java.time.LocalTime;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The fields of {@code cluster.yaml}, section by section. */
final class ClusterSections {
    private static final List<String> SECTIONS = List.of(
            "cluster",
            "until",
            "release",
            "ssh",
            "nodes",
            "array",
            "database",
            "business",
            "rolling",
            "backup",
            "answers");

    private final Section top;
    private final LocalFiles files;

    ClusterSections(Mapping root, Mistakes mistakes, LocalFiles files) {
        this.top = new Section("", root, mistakes, SECTIONS);
        this.files = files;
    }

    /** Empty when something that is needed is missing; then a mistake is noted. */
    Optional<ClusterSpec> read() {
        Optional<Scalar> name = top.required(Fields.CLUSTER);
        Optional<LocalTime> until = top.optional(Fields.UNTIL).flatMap(scalar -> TimeOfDay.of(scalar.text()));
        Optional<ReleaseSpec> release = release();
        int before = top.mistakes().count();
        List<NodeSpec> nodes = new NodeList(top).read();
        boolean nodesAreRight = top.mistakes().count() == before;
        boolean overSsh = nodes.isEmpty() || nodes.stream().anyMatch(node -> node.access() == Access.SSH);
        SshSpec ssh = new SshSection(top, files).read(overSsh);
        Optional<Section> arraySection = top.section(
                "array",
                "array: { address: 10.0.0.5, ... }",
                List.of("address", "port", "user", "password", "certificate"));
        Optional<ArraySpec> array = arraySection.flatMap(this::array);
        Optional<DatabaseSpec> database = database();
        BusinessSpec business = business();
        RollingSpec rolling = RollingSections.rolling(
                top, nodesAreRight ? nodes.stream().map(NodeSpec::id).toList() : List.of());
        Optional<DataBackupSpec> backup = RollingSections.backup(top, files);
        AnswersGivenAhead answers = new AnswersGivenAhead(top);
        if (top.mistakes().any()) {
            return Optional.empty();
        }
        return Optional.of(new ClusterSpec(
                new ClusterId(name.orElseThrow().text()),
                release.orElseThrow(),
                ssh,
                nodes,
                array,
                database.orElseThrow(),
                business,
                rolling,
                backup,
                answers.read(),
                until));
    }

    private Optional<ReleaseSpec> release() {
        Section section = needed("release", "release: { package: Cantian_x_RELEASE.tgz }", Fields.RELEASE_KEYS);
        if (section == null) {
            return Optional.empty();
        }
        Optional<String> archive =
                section.required(Fields.PACKAGE).map(s -> files.existing(section, Fields.PACKAGE, s));
        Optional<String> connector =
                section.optional(Fields.CONNECTOR).map(s -> files.existing(section, Fields.CONNECTOR, s));
        Optional<String> sha256 =
                section.optional(Fields.SHA256).map(s -> s.text().toLowerCase(Locale.ROOT));
        String directory = section.optional(Fields.DIRECTORY)
                .map(s -> withoutSlash(s.text()))
                .orElse("/ctdb/cantian_install");
        return archive.map(file -> new ReleaseSpec(file, connector, sha256, directory));
    }

    private Optional<ArraySpec> array(Section section) {
        Optional<Scalar> address = section.required(Fields.ADDRESS);
        int port = section.optional(Fields.ARRAY_PORT)
                .map(s -> Integer.parseInt(s.text()))
                .orElse(8088);
        Optional<Scalar> user = section.required(Fields.ARRAY_USER);
        Optional<SecretRef> password = secret(section, Fields.PASSWORD);
        Optional<String> certificate =
                section.required(Fields.CERTIFICATE).map(s -> files.existing(section, Fields.CERTIFICATE, s));
        if (address.isEmpty() || user.isEmpty() || password.isEmpty() || certificate.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new ArraySpec(address.get().text(), port, user.get().text(), password.get(), certificate.get()));
    }

    private Optional<DatabaseSpec> database() {
        Section section = needed("database", "database: { sysPassword: env:SYS_PASSWORD }", List.of("sysPassword"));
        return Optional.ofNullable(section)
                .flatMap(s -> secret(s, Fields.SYS_PASSWORD))
                .map(DatabaseSpec::new);
    }

    private BusinessSpec business() {
        return top.section("business", "business: { stop: \"systemctl stop app\" }", List.of("stop", "stopped"))
                .map(section -> new BusinessSpec(
                        section.optional(Fields.STOP).map(Scalar::text),
                        section.optional(Fields.STOPPED).map(Scalar::text)))
                .orElse(BusinessSpec.ASK);
    }

    private Optional<SecretRef> secret(Section section, Field field) {
        return section.required(field)
                .map(scalar -> files.existingSecret(section, field, scalar))
                .filter(SecretRef::isOne)
                .map(SecretRef::new);
    }

    /** A section that must be there; null, and a mistake, when it is not. */
    private Section needed(String key, String example, List<String> known) {
        if (!top.has(key)) {
            top.mistakes().add(top.line(), key, "a group of fields", "nothing", Field.example(example));
        }
        return top.section(key, example, known).orElse(null);
    }

    static String withoutSlash(String path) {
        return path.replaceAll("/+$", "");
    }
}
