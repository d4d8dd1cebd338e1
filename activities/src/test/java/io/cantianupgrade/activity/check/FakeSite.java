package io.cantianupgrade.activity.check;

import io.cantianupgrade.activity.ClusterInspector;
import io.cantianupgrade.activity.Secrets;
import io.cantianupgrade.activity.World;
import io.cantianupgrade.cantian.ReleaseFiles.ReleaseFile;
import io.cantianupgrade.check.CheckReport;
import io.cantianupgrade.cluster.ArraySpec;
import io.cantianupgrade.cluster.BusinessSpec;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.DatabaseSpec;
import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.ReleaseSpec;
import io.cantianupgrade.cluster.RollingSpec;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.SecretRef;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;

/** Two nodes, an array and a package that a test can spoil; untouched, an upgrade may begin. */
final class FakeSite {

    static final String TEMPLATE = "{\"deploy_mode\": \"\", \"node_id\": \"0\", \"cms_ip\": \"\"}";

    private static final String TOP = "cantian_connector/";

    final List<FakeNode> nodes = IntStream.range(0, 2)
            .mapToObj(id -> new FakeNode(new NodeSpec(new NodeId(id), NodeSpec.Access.SSH, "10.0.0.1" + id, 22, "")))
            .toList();
    final FakeArray array = new FakeArray();
    final Map<String, String> release = new LinkedHashMap<>();
    String sysPassword = "canary";
    boolean packageIsThere = true;
    boolean connectorIsThere = true;
    boolean arrayIsNamed = true;
    Map<String, String> answers = Map.of();
    Optional<String> sha256 = Optional.empty();
    private final Path folder;

    FakeSite(Path folder) {
        this.folder = folder;
        release.put("versions.yml", "SYS:\n  Version: 25.06.B001\n");
        release.put(
                "action/white_list.txt", "SOURCE MODE CHANGE\n24.12.* offline,rollup false\n2.0.0.* offline true\n");
        release.put("action/upgrade.sh", upgradeScript());
        release.put("action/config_params.json", TEMPLATE);
        release.put("for_mysql_official/patch.sh", "CONNECTOR=Cantian_connector_x86_64_RELEASE.tgz\n");
        release.put("repo/cantian-25.06.B001-1.x86_64.rpm", "");
        release.put("repo/ct_om-25.06.B001-1.x86_64.rpm", "");
        release.put("repo/DBStor_Client_25.06.B001_x86_64.tgz", "");
    }

    static String configuration() {
        return """
                {"node_id": "NODE", "deploy_mode": "combined", "cms_ip": "192.168.1.1;192.168.1.2", "cluster_name": "a",
                 "storage_share_fs": "share", "storage_metadata_fs": "metadata"}
                """;
    }

    FakeSite inModeDbstor() {
        nodes.forEach(node -> node.changes("/opt/cantian/config/deploy_param.json", "\"combined\"", "\"dbstor\""));
        return this;
    }

    FakeNode node(int id) {
        return nodes.get(id);
    }

    CheckReport precheck() {
        World world = new World(
                (cluster, id) -> node(id.number()),
                (spec, password) -> array,
                new Secrets(Map.of("SYS", sysPassword, "ARRAY", "canary")),
                Duration.ZERO);
        return new ClusterInspector(world).precheck(spec());
    }

    private ClusterSpec spec() {
        Path file = folder.resolve("Cantian_25.06.B001_x86_64_RELEASE.tgz");
        Path connector = folder.resolve("Cantian_connector_x86_64_RELEASE.tgz");
        try {
            if (packageIsThere) {
                pack(file);
            }
            if (connectorIsThere) {
                Files.writeString(connector, "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new ClusterSpec(
                new ClusterId("prod-a"),
                new ReleaseSpec(
                        file.toString(), Optional.of(connector.toString()), checksum(file), "/ctdb/cantian_install"),
                new SshSpec("root", "/keys/id", "/keys/known_hosts"),
                nodes.stream().map(FakeNode::node).toList(),
                arrayIsNamed
                        ? Optional.of(new ArraySpec("10.0.0.5", 8088, "up", new SecretRef("env:ARRAY"), "/keys/a.pem"))
                        : Optional.empty(),
                new DatabaseSpec(new SecretRef("env:SYS")),
                BusinessSpec.ASK,
                RollingSpec.DEFAULT,
                Optional.empty(),
                answers,
                Optional.empty());
    }

    /** The stated one is right unless a test states another. */
    private Optional<String> checksum(Path file) {
        return sha256.or(() -> packageIsThere ? Optional.of(ReleaseFile.of(file).sha256()) : Optional.empty());
    }

    private void pack(Path file) throws IOException {
        try (TarArchiveOutputStream tar =
                new TarArchiveOutputStream(new GzipCompressorOutputStream(Files.newOutputStream(file)))) {
            for (Map.Entry<String, String> entry : release.entrySet()) {
                byte[] content = entry.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry header = new TarArchiveEntry(TOP + entry.getKey());
                header.setSize(content.length);
                tar.putArchiveEntry(header);
                tar.write(content);
                tar.closeArchiveEntry();
            }
        }
    }

    private static String upgradeScript() {
        try (InputStream in =
                FakeSite.class.getResourceAsStream("/io/cantianupgrade/simulator/release/action/upgrade.sh")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
