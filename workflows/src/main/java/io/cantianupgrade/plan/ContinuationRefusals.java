package io.cantianupgrade.plan;

import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.check.Checks;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Reasons why an upgrade that was begun before cannot go on from where it is. */
final class ContinuationRefusals {

    private static final String ROLL_BACK =
            "roll it back and begin again: cantian-upgrade rollback %s -f <cluster file>";

    private final ClusterSpec cluster;
    private final ClusterFacts facts;
    private final Progress from;
    private final List<Problem> refusals = new ArrayList<>();

    private ContinuationRefusals(ClusterSpec cluster, ClusterFacts facts, Progress from) {
        this.cluster = cluster;
        this.facts = facts;
        this.from = from;
    }

    static List<Problem> of(ClusterSpec cluster, ClusterFacts facts, Progress from) {
        ContinuationRefusals collected = new ContinuationRefusals(cluster, facts, from);
        collected.refusals.addAll(Refusals.ofRolling(cluster, facts));
        collected.otherTarget();
        collected.checks();
        collected.order();
        collected.precheck();
        collected.servingSource();
        return List.copyOf(collected.refusals);
    }

    /** The checks that a cluster in the middle of an upgrade can still pass. */
    private void checks() {
        Stream.concat(facts.checks().stream(), FactChecks.of(cluster, facts).stream())
                .filter(check -> check.refuses(Operation.OFFLINE_UPGRADE))
                .filter(check -> !Checks.of(check.id()).untouchedOnly())
                .map(CheckResult::problem)
                .forEach(refusals::add);
    }

    private void otherTarget() {
        facts.traces().targets().stream()
                .filter(target -> !target.equals(facts.release().orElseThrow().target()))
                .forEach(target -> refusals.add(new Problem(
                        ProblemCode.UPGRADE_ALREADY_OPEN,
                        "cluster",
                        "expected an upgrade to "
                                + facts.release().orElseThrow().target() + ", found flags of one to " + target,
                        facts.openUpgrade(),
                        "go on with the package of " + target + ", or " + ROLL_BACK.formatted(cluster.cluster()))));
    }

    /** Node 0 comes first (R1). */
    private void order() {
        for (NodeId node : from.replaced()) {
            if (!node.isLead() && !from.upgraded().contains(NodeId.LEAD)) {
                refuse(node, "it has been replaced before node 0 was finished");
            }
        }
    }

    /** The release's precheck needs a cluster that runs, so it cannot be made up for. */
    private void precheck() {
        facts.nodes().stream()
                .filter(node -> !node.traces().prechecked())
                .map(NodeFacts::node)
                .filter(node -> !from.upgraded().contains(node))
                .forEach(node -> refuse(node, "the release's precheck has not succeeded there (T-18)"));
    }

    /** A snapshot that was taken while a node served is not consistent, and its writes are not in it (R7, T-79). */
    private void servingSource() {
        if (!from.replaced().isEmpty()) {
            facts.nodes().stream()
                    .filter(node -> node.traces().running())
                    .map(NodeFacts::node)
                    .filter(node -> !from.replaced().contains(node))
                    .forEach(node -> refuse(node, "it runs the source version while another node is replaced"));
        }
    }

    private void refuse(NodeId node, String why) {
        refusals.add(new Problem(
                ProblemCode.CANNOT_BE_CONTINUED,
                node.toString(),
                why,
                facts.openUpgrade(),
                ROLL_BACK.formatted(cluster.cluster())));
    }
}
