package io.cantianupgrade.plan;

import static io.cantianupgrade.check.CheckResult.failed;
import static io.cantianupgrade.check.CheckResult.notRun;
import static io.cantianupgrade.check.CheckResult.pass;

import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The checks that follow from comparing what was read: with the cluster file, between nodes, with the release. */
public final class FactChecks {

    private static final String CLUSTER = "cluster";
    private static final String ARRAY = "array";

    private final ClusterSpec cluster;
    private final ClusterFacts facts;
    private final List<CheckResult> results = new ArrayList<>();

    private FactChecks(ClusterSpec cluster, ClusterFacts facts) {
        this.cluster = cluster;
        this.facts = facts;
    }

    public static List<CheckResult> of(ClusterSpec cluster, ClusterFacts facts) {
        FactChecks checks = new FactChecks(cluster, facts);
        checks.nodes();
        checks.openUpgrade();
        checks.results.addAll(UpgradePathChecks.of(facts));
        return List.copyOf(checks.results);
    }

    private void nodes() {
        for (NodeId id : cluster.nodeIds()) {
            Optional<NodeFacts> node =
                    facts.nodes().stream().filter(it -> it.node().equals(id)).findFirst();
            results.add(node.map(FactChecks::identity)
                    .orElse(notRun(CheckId.NODE_IDENTITY, id.toString(), "the node could not be read")));
        }
        if (facts.nodes().isEmpty()) {
            for (CheckId id : List.of(
                    CheckId.EVERY_NODE_NAMED, CheckId.SAME_VERSION, CheckId.DEPLOY_MODE, CheckId.CLUSTER_ONLINE)) {
                results.add(notRun(id, CLUSTER, "no node could be read"));
            }
            results.add(notRun(CheckId.ARRAY_NAMED, ARRAY, "no node could be read"));
            return;
        }
        NodeFacts first = facts.nodes().get(0);
        results.add(everyNodeNamed(first));
        results.add(sameVersion());
        results.add(deployMode(first.deployMode()));
        results.add(clusterOnline());
        results.add(arrayNamed(first.deployMode()));
    }

    private static CheckResult identity(NodeFacts node) {
        String where = node.node().toString();
        if (node.configuredId().equals(node.node())) {
            return pass(
                    CheckId.NODE_IDENTITY,
                    where,
                    "node_id " + node.configuredId().number());
        }
        return failed(
                CheckId.NODE_IDENTITY,
                where,
                "expected node_id " + node.node().number() + ", found "
                        + node.configuredId().number(),
                List.of("deploy_param.json of the host that the cluster file calls " + node.node()),
                "put the right host beside id " + node.node().number() + " in the cluster file");
    }

    private CheckResult everyNodeNamed(NodeFacts first) {
        int named = cluster.nodes().size();
        if (facts.nodes().stream().allMatch(node -> node.nodeCount() == named)) {
            return pass(CheckId.EVERY_NODE_NAMED, CLUSTER, named + " nodes");
        }
        return failed(
                CheckId.EVERY_NODE_NAMED,
                CLUSTER,
                "expected " + named + " nodes, found " + first.nodeCount() + " addresses in cms_ip",
                facts.nodes().stream()
                        .map(node -> node.node() + ": " + node.nodeCount() + " addresses in cms_ip")
                        .toList(),
                "name every node of the cluster in the cluster file: all of them must be upgraded");
    }

    private CheckResult sameVersion() {
        Set<String> versions = facts.nodes().stream()
                .map(node -> node.installed().text())
                .collect(Collectors.toCollection(TreeSet::new));
        if (versions.size() == 1) {
            return pass(CheckId.SAME_VERSION, CLUSTER, String.join("", versions));
        }
        return failed(
                CheckId.SAME_VERSION,
                CLUSTER,
                "expected one version on all nodes, found " + String.join(" and ", versions),
                facts.nodes().stream()
                        .map(node -> node.node() + ": " + node.installed())
                        .toList(),
                "bring the nodes to the same version, or finish or roll back the upgrade that is half done");
    }

    private static CheckResult deployMode(DeployMode mode) {
        if (mode != DeployMode.DSS) {
            return pass(CheckId.DEPLOY_MODE, CLUSTER, mode.word());
        }
        return failed(
                CheckId.DEPLOY_MODE,
                CLUSTER,
                "deploy mode dss: the release's commit and rollback scripts cannot finish there",
                List.of(),
                "ask the vendor for a way; this product refuses rather than leave the cluster half upgraded");
    }

    private CheckResult clusterOnline() {
        List<NodeId> serving = facts.members().stream()
                .filter(MemberFacts::serves)
                .map(MemberFacts::node)
                .toList();
        if (serving.containsAll(cluster.nodeIds())) {
            return pass(CheckId.CLUSTER_ONLINE, CLUSTER, "online and joined: " + serving);
        }
        return failed(
                CheckId.CLUSTER_ONLINE,
                CLUSTER,
                "expected every node online and joined, found " + (serving.isEmpty() ? "none" : serving),
                facts.members().stream().map(MemberFacts::toString).toList(),
                "sh /opt/cantian/action/appctl.sh start   (on the node that is down), then try again");
    }

    private CheckResult arrayNamed(DeployMode mode) {
        if (!mode.usesArray() || cluster.array().isPresent()) {
            String address = cluster.array().map(spec -> spec.address()).orElse("not needed in deploy mode " + mode);
            return pass(CheckId.ARRAY_NAMED, ARRAY, address);
        }
        return failed(
                CheckId.ARRAY_NAMED,
                ARRAY,
                "deploy mode " + mode + " keeps the data on a storage array, and the cluster file names none",
                List.of(),
                "add the section array: to the cluster file");
    }

    private void openUpgrade() {
        if (facts.nodes().isEmpty()) {
            results.add(notRun(CheckId.OPEN_UPGRADE, CLUSTER, "no node could be read"));
        } else if (facts.openUpgrade().isEmpty()) {
            results.add(pass(CheckId.OPEN_UPGRADE, CLUSTER, "no flag of an upgrade"));
        } else {
            results.add(failed(
                    CheckId.OPEN_UPGRADE,
                    CLUSTER,
                    "expected no upgrade under way, found flags of an unfinished one",
                    facts.openUpgrade(),
                    "finish or roll back that upgrade first; delete a flag only when `cms version` and versions.yml of every"
                            + " node prove that its upgrade is committed"));
        }
    }
}
