package io.cantianupgrade.plan;

import io.cantianupgrade.cluster.ArraySpec;
import io.cantianupgrade.cluster.BusinessSpec;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.DatabaseSpec;
import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.ReleaseSpec;
import io.cantianupgrade.cluster.RollingSpec;
import io.cantianupgrade.cluster.SshSpec;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.SecretRef;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.plan.ReleaseFacts.AllowedUpgrade;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

/** Clusters and facts that tests begin with. */
public final class Examples {

    public static final Version SOURCE = new Version("24.12.B032");
    public static final Version TARGET = new Version("25.06.B001");

    private Examples() {}

    public static ClusterSpec cluster(int nodes, Map<String, String> answers) {
        return new ClusterSpec(
                new ClusterId("prod-a"),
                new ReleaseSpec("/packages/Cantian.tgz", Optional.empty(), Optional.empty(), "/ctdb/cantian_install"),
                new SshSpec("root", "/keys/id", "/keys/known_hosts"),
                ids(nodes).stream()
                        .map(id -> new NodeSpec(id, NodeSpec.Access.SSH, "10.0.0.1" + id.number(), 22, ""))
                        .toList(),
                Optional.of(new ArraySpec("10.0.0.5", 8088, "upgrade", new SecretRef("env:ARRAY"), "/keys/array.pem")),
                new DatabaseSpec(new SecretRef("env:SYS")),
                BusinessSpec.ASK,
                RollingSpec.DEFAULT,
                Optional.empty(),
                answers,
                Optional.empty());
    }

    /** The same; these of its nodes have a worker of their own. */
    public static ClusterSpec withWorkers(ClusterSpec cluster, int... workers) {
        List<NodeSpec> nodes = cluster.nodes().stream()
                .map(node ->
                        IntStream.of(workers).anyMatch(it -> it == node.id().number())
                                ? new NodeSpec(node.id(), NodeSpec.Access.WORKER, node.host(), node.port(), node.root())
                                : node)
                .toList();
        return new ClusterSpec(
                cluster.cluster(),
                cluster.release(),
                cluster.ssh(),
                nodes,
                cluster.array(),
                cluster.database(),
                cluster.business(),
                cluster.rolling(),
                cluster.backup(),
                cluster.answers(),
                Optional.empty());
    }

    public static ClusterSpec cluster(int nodes) {
        return cluster(nodes, Map.of());
    }

    public static ClusterFacts healthy(int nodes, DeployMode mode) {
        return new ClusterFacts(
                ids(nodes).stream().map(id -> node(id, mode, nodes)).toList(),
                Optional.of(release(Optional.of(allowed(true, false)))),
                ids(nodes).stream().map(id -> new MemberFacts(id, true, true)).toList(),
                List.of(),
                ClusterTraces.NONE,
                List.of());
    }

    /** The same; the release changes the system tables. */
    public static ClusterFacts changingSystemTables(int nodes) {
        ClusterFacts healthy = healthy(nodes, DeployMode.COMBINED);
        return new ClusterFacts(
                healthy.nodes(),
                Optional.of(release(Optional.of(allowed(true, true)))),
                healthy.members(),
                healthy.openUpgrade(),
                healthy.traces(),
                healthy.checks());
    }

    public static NodeFacts node(NodeId id, DeployMode mode, int nodes) {
        return new NodeFacts(
                id,
                id,
                SOURCE,
                mode,
                nodes,
                List.of("page", "share"),
                "x86_64",
                Optional.empty(),
                NodeTraces.none(SOURCE));
    }

    public static ReleaseFacts release(Optional<AllowedUpgrade> allowed) {
        return new ReleaseFacts(TARGET, "ab".repeat(32), allowed);
    }

    public static AllowedUpgrade allowed(boolean offline, boolean changesSystemTables) {
        return new AllowedUpgrade(offline, true, changesSystemTables, "24.12.* offline,rollup " + changesSystemTables);
    }

    public static UpgradePlan plan(int nodes) {
        return UpgradePlanner.offlineUpgrade(cluster(nodes), healthy(nodes, DeployMode.COMBINED))
                .plan()
                .orElseThrow();
    }

    private static List<NodeId> ids(int nodes) {
        return IntStream.range(0, nodes).mapToObj(NodeId::new).toList();
    }
}
