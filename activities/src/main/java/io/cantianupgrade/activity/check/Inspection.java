package io.cantianupgrade.activity.check;

import static io.cantianupgrade.check.CheckResult.failed;

import io.cantianupgrade.activity.World;
import io.cantianupgrade.cantian.UpgradeTraces;
import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.plan.ClusterFacts;
import io.cantianupgrade.plan.ClusterTraces;
import io.cantianupgrade.plan.MemberFacts;
import io.cantianupgrade.plan.NodeFacts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Looks at everything that an operation depends on, and changes nothing:
 *
 * <ol>
 *   <li>every node and the package at the same time;
 *   <li>then what needs the nodes' configuration: the database and the array at the same time;
 *   <li>facts for the planner, and the result of every check that looks at the cluster itself.
 * </ol>
 */
public final class Inspection {

    private final World world;
    private final ClusterSpec cluster;

    public Inspection(World world, ClusterSpec cluster) {
        this.world = world;
        this.cluster = cluster;
    }

    public ClusterFacts facts() {
        ExecutorService threads = Executors.newFixedThreadPool(cluster.nodes().size() + 2);
        try {
            return facts(threads);
        } finally {
            threads.shutdownNow();
        }
    }

    private ClusterFacts facts(ExecutorService threads) {
        NodeReader reader = new NodeReader(world, cluster);
        List<CompletableFuture<NodeReading>> readings = cluster.nodeIds().stream()
                .map(id -> CompletableFuture.supplyAsync(() -> reader.read(id), threads))
                .toList();
        ReleaseReading release = ReleaseReading.of(cluster.release());
        List<NodeReading> nodes = readings.stream().map(CompletableFuture::join).toList();
        CompletableFuture<CheckResult> database =
                CompletableFuture.supplyAsync(() -> new DatabaseChecks(world, cluster).of(nodes), threads);
        List<CheckResult> results = new ArrayList<>(new ArrayChecks(world, cluster).of(nodes));
        nodes.forEach(node -> results.addAll(NodeChecks.of(node, cluster)));
        nodes.forEach(node ->
                node.noMembers().map(why -> failed(CheckId.CLUSTER_ONLINE, why)).ifPresent(results::add));
        results.add(ConfigurationChecks.of(nodes));
        results.add(ClockChecks.of(nodes));
        results.addAll(new ReleaseChecks(cluster.release(), nodes).of(release));
        results.add(database.join());
        List<NodeFacts> facts =
                nodes.stream().flatMap(node -> node.facts().stream()).toList();
        return new ClusterFacts(
                facts,
                release.facts(facts),
                members(nodes),
                nodes.stream()
                        .flatMap(node -> node.openUpgrade().stream())
                        .distinct()
                        .toList(),
                traces(nodes),
                results);
    }

    /** What the first node shows that could be read: the shared file system is the same for all. */
    private static ClusterTraces traces(List<NodeReading> nodes) {
        return nodes.stream()
                .filter(node -> node.survey().isPresent())
                .findFirst()
                .map(node -> UpgradeTraces.ofCluster(node.survey().get(), node.words()))
                .orElse(ClusterTraces.NONE);
    }

    /** Every node's view counts: a member serves when all who see the table say so. */
    private static List<MemberFacts> members(List<NodeReading> nodes) {
        Map<NodeId, MemberFacts> worst = new TreeMap<>();
        nodes.stream()
                .flatMap(node -> node.members().stream())
                .forEach(seen -> worst.merge(
                        seen.node(),
                        seen,
                        (one, other) -> new MemberFacts(
                                one.node(), one.online() && other.online(), one.joined() && other.joined())));
        return List.copyOf(worst.values());
    }
}
