package io.cantianupgrade.plan;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reasons to refuse an operation that follow from comparing what was read. */
final class Refusals {

    private Refusals() {}

    static List<Problem> ofOfflineUpgrade(ClusterSpec cluster, ClusterFacts facts) {
        List<Problem> refusals = ofAnyOperation(cluster, facts);
        if (!facts.nodes().isEmpty()) {
            facts.release()
                    .ifPresent(release ->
                            versions(refusals, release, facts.nodes().get(0).installed()));
        }
        if (!facts.openUpgrade().isEmpty()) {
            refusals.add(
                    new Problem(
                            ProblemCode.UPGRADE_ALREADY_OPEN,
                            "cluster",
                            "expected no upgrade under way, found flags of an unfinished one",
                            facts.openUpgrade(),
                            "finish or roll back that upgrade first; delete a flag only when `cms version` and versions.yml of every node prove that its upgrade is committed"));
        }
        return refusals;
    }

    static List<Problem> ofCommit(ClusterSpec cluster, ClusterFacts facts) {
        List<Problem> refusals = ofAnyOperation(cluster, facts);
        for (NodeFacts node : facts.nodes()) {
            facts.release()
                    .map(ReleaseFacts::target)
                    .filter(target -> !target.equals(node.installed()))
                    .ifPresent(target -> refusals.add(new Problem(
                            ProblemCode.NOT_COMMITTABLE,
                            node.node().toString(),
                            "expected version " + target + ", found " + node.installed(),
                            List.of(),
                            "finish the upgrade of " + node.node() + " first")));
            if (node.backedUp().isEmpty()) {
                refusals.add(new Problem(
                        ProblemCode.NOT_COMMITTABLE,
                        node.node().toString(),
                        "no upgrade to commit: the node has no /opt/backup_note",
                        List.of(),
                        "commit follows an upgrade"));
            }
        }
        return refusals;
    }

    private static List<Problem> ofAnyOperation(ClusterSpec cluster, ClusterFacts facts) {
        List<Problem> refusals = new ArrayList<>();
        List<NodeFacts> nodes = facts.nodes();
        if (nodes.isEmpty()) {
            return refusals;
        }
        mustBeEqual(refusals, nodes, "version", node -> node.installed().text());
        mustBeEqual(refusals, nodes, "deploy mode", node -> node.deployMode().word());
        mustBeEqual(refusals, nodes, "architecture", NodeFacts::architecture);
        mustBeEqual(refusals, nodes, "file systems", node -> String.join(", ", node.fileSystems()));
        nodes.forEach(node -> mustBeItself(refusals, cluster, node));
        deployMode(refusals, cluster, nodes.get(0).deployMode());
        health(refusals, cluster, facts);
        return refusals;
    }

    private static void health(List<Problem> refusals, ClusterSpec cluster, ClusterFacts facts) {
        List<NodeId> serving = facts.members().stream()
                .filter(MemberFacts::serves)
                .map(MemberFacts::node)
                .toList();
        if (!serving.containsAll(cluster.nodeIds())) {
            refusals.add(new Problem(
                    ProblemCode.CLUSTER_NOT_HEALTHY,
                    "cluster",
                    "expected every node online and joined, found " + (serving.isEmpty() ? "none" : serving),
                    facts.members().stream().map(MemberFacts::toString).toList(),
                    "sh /opt/cantian/action/appctl.sh start   (on the node that is down), then try again"));
        }
    }

    private static void mustBeEqual(
            List<Problem> refusals, List<NodeFacts> nodes, String what, Function<NodeFacts, String> value) {
        Set<String> values = nodes.stream().map(value).collect(Collectors.toCollection(TreeSet::new));
        if (values.size() > 1) {
            refusals.add(new Problem(
                    ProblemCode.NODES_DIFFER,
                    "cluster",
                    "expected one " + what + " on all nodes, found " + String.join(" and ", values),
                    nodes.stream()
                            .map(node -> node.node() + ": " + value.apply(node))
                            .toList(),
                    "bring the nodes to the same " + what + ", or finish or roll back the upgrade that is half done"));
        }
    }

    private static void mustBeItself(List<Problem> refusals, ClusterSpec cluster, NodeFacts node) {
        if (!node.configuredId().equals(node.node())) {
            refusals.add(new Problem(
                    ProblemCode.NODES_DIFFER,
                    node.node().toString(),
                    "expected node_id " + node.node().number() + ", found "
                            + node.configuredId().number(),
                    List.of("deploy_param.json of the host that the cluster file calls " + node.node()),
                    "put the right host beside id " + node.node().number() + " in the cluster file"));
        }
        if (node.nodeCount() != cluster.nodes().size()) {
            refusals.add(new Problem(
                    ProblemCode.NODES_DIFFER,
                    node.node().toString(),
                    "expected " + cluster.nodes().size() + " nodes, found " + node.nodeCount() + " addresses in cms_ip",
                    List.of(),
                    "name every node of the cluster in the cluster file: all of them must be upgraded"));
        }
    }

    private static void deployMode(List<Problem> refusals, ClusterSpec cluster, DeployMode mode) {
        if (mode == DeployMode.DSS) {
            refusals.add(new Problem(
                    ProblemCode.DEPLOY_MODE_UNSUPPORTED,
                    "cluster",
                    "deploy mode dss: the release's commit and rollback scripts cannot finish there",
                    List.of(),
                    "ask the vendor for a way; this product refuses rather than leave the cluster half upgraded"));
        }
        if (mode.usesArray() && cluster.array().isEmpty()) {
            refusals.add(new Problem(
                    ProblemCode.CLUSTER_FILE_INVALID,
                    "array",
                    "deploy mode " + mode + " keeps the data on a storage array, and the cluster file names none",
                    List.of(),
                    "add the section array: to the cluster file"));
        }
    }

    private static void versions(List<Problem> refusals, ReleaseFacts release, Version installed) {
        if (installed.equals(release.target())) {
            refusals.add(new Problem(
                    ProblemCode.SOURCE_IS_TARGET,
                    "cluster",
                    "every node already has " + release.target(),
                    List.of(),
                    "nothing to upgrade; if the upgrade was not committed yet: cantian-upgrade commit"));
        } else if (release.allowed().isEmpty()) {
            refusals.add(new Problem(
                    ProblemCode.SOURCE_NOT_ALLOWED,
                    "release",
                    "the white list of " + release.target() + " does not name " + installed,
                    List.of(),
                    "upgrade to a release in between, or get a package whose white_list.txt names " + installed));
        } else if (!release.allowed().get().offline()) {
            refusals.add(new Problem(
                    ProblemCode.MODE_NOT_ALLOWED,
                    "release",
                    "the white list of " + release.target() + " allows no offline upgrade from " + installed,
                    List.of(release.allowed().get().row()),
                    "use a rolling upgrade if the row says rollup"));
        }
    }
}
