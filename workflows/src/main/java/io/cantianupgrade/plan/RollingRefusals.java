package io.cantianupgrade.plan;

import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.check.Checks;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.rolling.ClusterWord;
import io.cantianupgrade.rolling.NodeWord;
import io.cantianupgrade.rolling.RollingState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Reasons to refuse a rolling upgrade or its rollback: checks that fail, and words that do not allow it. */
final class RollingRefusals {

    private RollingRefusals() {}

    static List<Problem> ofUpgrade(ClusterSpec cluster, ClusterFacts facts) {
        RollingState words = facts.traces().words().over(cluster.nodeIds());
        List<Problem> refusals = new ArrayList<>();
        Stream.concat(facts.checks().stream(), FactChecks.of(cluster, facts).stream())
                .filter(check -> check.refuses(Operation.ROLLING_UPGRADE))
                .filter(check -> words.isNone() || !Checks.of(check.id()).untouchedOnly())
                .map(CheckResult::problem)
                .forEach(refusals::add);
        order(cluster, refusals);
        if (words.cluster() == ClusterWord.COMMIT || (words.cluster() == ClusterWord.NORMAL && !words.isNone())) {
            refusals.add(words(
                    words,
                    "the commit of the rolling upgrade has begun",
                    "finish it: cantian-upgrade commit " + cluster.cluster()));
        }
        if (!unreadable(words).isEmpty()) {
            refusals.add(
                    words(
                            words,
                            "status words cannot be read: " + String.join(", ", unreadable(words)),
                            "look at the status files on the shared file system; an empty one must be deleted or mended by hand"));
        }
        return List.copyOf(refusals);
    }

    static List<Problem> ofRollback(ClusterSpec cluster, ClusterFacts facts) {
        RollingState words = facts.traces().words().over(cluster.nodeIds());
        List<Problem> refusals = new ArrayList<>(facts.problems(cluster, Operation.ROLLBACK));
        refusals.addAll(Refusals.failed(Operation.ROLLBACK, cluster, facts));
        if (words.cluster() == ClusterWord.COMMIT || (words.cluster() == ClusterWord.NORMAL && !allBack(words))) {
            refusals.add(new Problem(
                    ProblemCode.ALREADY_COMMITTED,
                    "cluster",
                    "the commit of the rolling upgrade has begun: the cluster is '%s'"
                            .formatted(words.cluster().word()),
                    List.of(),
                    "finish it: cantian-upgrade commit " + cluster.cluster()));
        }
        if (words.tablesChanged()) {
            refusals.add(
                    new Problem(
                            ProblemCode.SYSTEM_TABLES_CHANGED,
                            "cluster",
                            "the system tables are changed, so no node can go back rolling",
                            List.of(),
                            "go forward: cantian-upgrade upgrade rolling; or roll back offline and restore the data from the backup"));
        }
        return List.copyOf(refusals);
    }

    /** Only when every node is upgraded and the cluster says so, or says that somebody has begun to commit (T-02, T-03). */
    static List<Problem> ofCommit(ClusterSpec cluster, ClusterFacts facts) {
        return facts.traces().words().over(cluster.nodeIds()).againstCommit().stream()
                .map(reason -> new Problem(
                        ProblemCode.NOT_COMMITTABLE,
                        "cluster",
                        reason,
                        facts.openUpgrade(),
                        "finish the rolling upgrade: cantian-upgrade upgrade rolling; or roll it back"))
                .toList();
    }

    /** Words that nobody can begin with: the step would find that out only after others have run. */
    static List<Problem> blocked(
            ClusterSpec cluster, RollingState words, Optional<List<String>> againstTheFirst, String otherWay) {
        List<String> reasons = againstTheFirst.orElse(List.of());
        return reasons.isEmpty()
                ? List.of()
                : List.of(words(
                        words,
                        "the words of " + cluster.cluster() + " do not allow it: " + String.join(", ", reasons),
                        "go the other way: cantian-upgrade " + otherWay));
    }

    private static boolean allBack(RollingState words) {
        return words.nodes().values().stream()
                .allMatch(word -> word == NodeWord.ABSENT || word == NodeWord.ROLLDOWN_SUCCESS);
    }

    private static void order(ClusterSpec cluster, List<Problem> refusals) {
        List<NodeId> order = cluster.rolling().orderOf(cluster.nodeIds());
        if (order.size() != cluster.nodeIds().size()
                || !new HashSet<>(order).equals(new HashSet<>(cluster.nodeIds()))) {
            refusals.add(new Problem(
                    ProblemCode.CLUSTER_FILE_INVALID,
                    "cluster",
                    "rolling.order: expected every node once, found " + order,
                    List.of(),
                    "name each of " + cluster.nodeIds() + " once"));
        }
    }

    private static List<String> unreadable(RollingState words) {
        List<String> names = new ArrayList<>();
        if (words.cluster() == ClusterWord.UNREADABLE) {
            names.add("cluster_status.txt");
        }
        words.nodes().forEach((node, word) -> {
            if (word == NodeWord.UNREADABLE) {
                names.add("that of " + node);
            }
        });
        return names;
    }

    private static Problem words(RollingState words, String why, String remedy) {
        return new Problem(
                ProblemCode.CANNOT_BE_CONTINUED,
                "cluster",
                why,
                List.of("cluster: " + words.cluster().word(), "nodes: " + words.nodes()),
                remedy);
    }
}
