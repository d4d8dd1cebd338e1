package io.cantianupgrade.plan;

import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What was read from the cluster, the array and the package before anything is changed.
 *
 * @param nodes those that could be read, in order of their ids
 * @param release absent when the package could not be read
 * @param members every database row of {@code cms stat}
 * @param openUpgrade flags of an unfinished upgrade on the shared file system, by their paths
 * @param checks results of the checks that look at the cluster itself; {@link FactChecks} has those that compare facts
 */
public record ClusterFacts(
        List<NodeFacts> nodes,
        Optional<ReleaseFacts> release,
        List<MemberFacts> members,
        List<String> openUpgrade,
        ClusterTraces traces,
        List<CheckResult> checks) {

    public ClusterFacts {
        nodes = List.copyOf(nodes);
        members = List.copyOf(members);
        openUpgrade = List.copyOf(openUpgrade);
        traces = traces == null ? ClusterTraces.NONE : traces;
        checks = checks == null ? List.of() : List.copyOf(checks); // Histories from before there were checks have none.
    }

    /** Every reason to refuse the operation that was found by looking at the cluster. */
    public List<Problem> problems(Operation operation) {
        return checks.stream()
                .filter(check -> check.refuses(operation))
                .map(CheckResult::problem)
                .toList();
    }
}
