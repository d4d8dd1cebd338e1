package io.cantianupgrade.plan;

import static io.cantianupgrade.check.CheckResult.failed;
import static io.cantianupgrade.check.CheckResult.notRun;
import static io.cantianupgrade.check.CheckResult.pass;

import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.plan.ReleaseFacts.AllowedUpgrade;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** The checks that follow from comparing what was read: with the cluster file, between nodes, with the release. */
public final class FactChecks {

    private static final String CLUSTER = "cluster";
    private static final String RELEASE = "release";
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
        checks.release();
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

    private void release() {
        if (facts.nodes().isEmpty() || facts.release().isEmpty()) {
            String why = facts.nodes().isEmpty() ? "no node could be read" : "the package could not be read";
            for (CheckId id : List.of(
                    CheckId.NEW_VERSION, CheckId.SOURCE_SUPPORTED, CheckId.SOURCE_ALLOWED, CheckId.MODE_ALLOWED)) {
                results.add(notRun(id, RELEASE, why));
            }
            return;
        }
        Version installed = facts.nodes().get(0).installed();
        ReleaseFacts release = facts.release().get();
        results.add(newVersion(installed, release));
        results.add(sourceSupported(installed));
        results.addAll(allowed(installed, release));
    }

    private static CheckResult newVersion(Version installed, ReleaseFacts release) {
        if (!installed.equals(release.target())) {
            return pass(CheckId.NEW_VERSION, RELEASE, installed + " -> " + release.target());
        }
        return failed(
                CheckId.NEW_VERSION,
                RELEASE,
                "every node already has " + release.target(),
                List.of(),
                "nothing to upgrade; if the upgrade was not committed yet: cantian-upgrade commit");
    }

    private static CheckResult sourceSupported(Version installed) {
        if (!installed.text().startsWith("2.0.0")) {
            return pass(CheckId.SOURCE_SUPPORTED, RELEASE, installed.text());
        }
        return failed(
                CheckId.SOURCE_SUPPORTED,
                RELEASE,
                "an upgrade from " + installed
                        + " splits file systems, and the release calls a script that is not there",
                List.of("pre_upgrade.sh calls storage_operate/split_dbstor_fs.py; the file is split_dbstore_fs.py"),
                "ask the vendor for a release whose pre_upgrade works from 2.0.0");
    }

    private static List<CheckResult> allowed(Version installed, ReleaseFacts release) {
        if (installed.equals(release.target())) {
            return List.of(
                    notRun(CheckId.SOURCE_ALLOWED, RELEASE, "nothing to upgrade"),
                    notRun(CheckId.MODE_ALLOWED, RELEASE, "nothing to upgrade"));
        }
        if (release.allowed().isEmpty()) {
            return List.of(
                    failed(
                            CheckId.SOURCE_ALLOWED,
                            RELEASE,
                            "the white list of " + release.target() + " does not name " + installed,
                            List.of(),
                            "upgrade to a release in between, or get a package whose white_list.txt names "
                                    + installed),
                    notRun(CheckId.MODE_ALLOWED, RELEASE, "the white list does not name " + installed));
        }
        AllowedUpgrade row = release.allowed().get();
        return List.of(
                pass(CheckId.SOURCE_ALLOWED, RELEASE, row.row()),
                row.offline()
                        ? pass(CheckId.MODE_ALLOWED, RELEASE, row.row())
                        : failed(
                                CheckId.MODE_ALLOWED,
                                RELEASE,
                                "the white list of " + release.target() + " allows no offline upgrade from "
                                        + installed,
                                List.of(row.row()),
                                "use a rolling upgrade if the row says rollup"));
    }
}
