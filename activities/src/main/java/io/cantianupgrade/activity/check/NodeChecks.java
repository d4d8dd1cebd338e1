package io.cantianupgrade.activity.check;

import io.cantianupgrade.activity.World;
import io.cantianupgrade.cantian.NodeSurvey;
import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.check.CheckScope;
import io.cantianupgrade.check.Checks;
import io.cantianupgrade.check.Verdict;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** The checks of one node. A node that cannot be reached fails one of them, and the others are not run. */
public final class NodeChecks {

    /** The facts of all nodes tell whether one is the node that it should be. */
    private static final Set<CheckId> JUDGED_ELSEWHERE = EnumSet.of(CheckId.REACHABLE, CheckId.NODE_IDENTITY);

    private NodeChecks() {}

    static List<CheckResult> of(NodeReading node, ClusterSpec cluster) {
        List<CheckResult> results = new ArrayList<>();
        String where = node.id().toString();
        if (node.unreachable().isPresent()) {
            results.add(CheckResult.failed(CheckId.REACHABLE, node.unreachable().get()));
            Checks.of(CheckScope.NODE).stream()
                    .filter(id -> !JUDGED_ELSEWHERE.contains(id))
                    .forEach(id -> results.add(CheckResult.notRun(id, where, "the node could not be read")));
            return results;
        }
        NodeSurvey survey = node.survey().orElseThrow();
        results.add(CheckResult.pass(CheckId.REACHABLE, where, "answers"));
        results.add(configuration(node));
        results.addAll(ToolChecks.of(node, survey));
        results.addAll(SpaceChecks.of(node.id(), survey));
        results.addAll(ServiceChecks.of(node, survey));
        results.add(LogicrepChecks.of(node, LogicrepChecks.namedAhead(cluster)));
        results.addAll(TraceChecks.of(node, survey));
        return results;
    }

    /**
     * Runs the node's checks again, right before its release's own.
     *
     * @param over those that no longer matter
     * @throws ProblemException with the first failure, and the others in its evidence
     */
    public static void mustPass(World world, ClusterSpec cluster, NodeId id, Set<CheckId> over) {
        List<Problem> failures = of(new NodeReader(world, cluster).read(id), cluster).stream()
                .filter(result -> result.verdict() == Verdict.FAIL && !over.contains(result.id()))
                .map(CheckResult::problem)
                .toList();
        if (!failures.isEmpty()) {
            Problem first = failures.get(0);
            List<String> evidence = new ArrayList<>(first.evidence());
            failures.stream().skip(1).map(Problem::line).forEach(evidence::add);
            throw new ProblemException(
                    new Problem(first.code(), first.where(), first.summary(), evidence, first.remedy()));
        }
    }

    private static CheckResult configuration(NodeReading node) {
        return node.unreadable().stream()
                .findFirst()
                .map(problem -> CheckResult.failed(CheckId.CONFIGURATION, problem))
                .orElseGet(() -> CheckResult.pass(
                        CheckId.CONFIGURATION,
                        node.id().toString(),
                        node.installed().orElseThrow() + ", "
                                + node.configured().orElseThrow().deployMode()));
    }
}
