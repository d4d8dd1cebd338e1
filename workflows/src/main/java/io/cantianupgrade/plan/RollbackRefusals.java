package io.cantianupgrade.plan;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reasons to refuse a rollback: nothing to roll back, no way back any more, or no proven backup to go back to. */
final class RollbackRefusals {

    private RollbackRefusals() {}

    static List<Problem> of(ClusterSpec cluster, ClusterFacts facts) {
        List<Problem> refusals = new ArrayList<>(facts.problems(Operation.OFFLINE_ROLLBACK));
        refusals.addAll(Refusals.failed(Operation.OFFLINE_ROLLBACK, cluster, facts));
        refusals.addAll(Refusals.ofRolling(cluster, facts));
        if (refusals.isEmpty()) {
            ofTheWayBack(cluster, facts, facts.release().orElseThrow().target(), refusals);
        }
        return List.copyOf(refusals);
    }

    private static void ofTheWayBack(ClusterSpec cluster, ClusterFacts facts, Version target, List<Problem> refusals) {
        Optional<Version> source = Progress.source(facts, target);
        if (source.isEmpty()) {
            refusals.add(nothing(
                    "the nodes do not agree on the version that they came from",
                    facts.nodes().stream()
                            .map(node -> node.node() + ": " + node.installed() + ", newest backup of "
                                    + node.backedUp().map(Version::text).orElse("none"))
                            .toList()));
        } else if (facts.traces().committed(source.get(), target)) {
            refusals.add(new Problem(
                    ProblemCode.ALREADY_COMMITTED,
                    "cluster",
                    "the upgrade from " + source.get() + " to " + target + " is committed",
                    facts.traces().version().map(version -> "cms version: " + version).stream()
                            .toList(),
                    "there is no way back after a commit; restore the data from a backup if you must"));
        } else if (nothingHasBegun(facts, target)) {
            refusals.add(nothing(
                    "no upgrade of " + cluster.cluster() + " to " + target + " has begun",
                    facts.nodes().stream()
                            .map(node -> node.node() + ": " + node.installed())
                            .toList()));
        } else {
            Progress from = Progress.of(facts, source.get(), target);
            facts.nodes().stream()
                    .filter(node -> from.replaced().contains(node.node()))
                    .filter(node -> !hasBackup(node, source.get()))
                    .forEach(node -> refusals.add(noBackup(node.node(), source.get())));
        }
    }

    /** A precheck alone leaves flags too, and those are worth clearing. */
    private static boolean nothingHasBegun(ClusterFacts facts, Version target) {
        return !Progress.hasBegun(facts, target)
                && facts.openUpgrade().isEmpty()
                && facts.nodes().stream().noneMatch(node -> node.traces().prechecked());
    }

    private static boolean hasBackup(NodeFacts node, Version source) {
        return node.traces().backups().stream().anyMatch(backup -> backup.of().equals(source) && backup.complete());
    }

    private static Problem noBackup(NodeId node, Version source) {
        return new Problem(
                ProblemCode.BACKUP_INCOMPLETE,
                node.toString(),
                "its programs are changed, and there is no complete backup of " + source + " to go back to",
                List.of("expected: /opt/cantian/upgrade_backup/cantian_upgrade_bak_" + source + "/backup_success"),
                "go forward instead: cantian-upgrade upgrade offline; or restore the node from your own backup");
    }

    private static Problem nothing(String why, List<String> evidence) {
        return new Problem(
                ProblemCode.NOTHING_TO_ROLL_BACK,
                "cluster",
                why,
                evidence,
                "nothing to do; if another release was being installed, name its package in the cluster file");
    }
}
