package io.cantianupgrade.plan;

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
 * @param problems everything that the reading itself found wrong
 */
public record ClusterFacts(
        List<NodeFacts> nodes,
        Optional<ReleaseFacts> release,
        List<MemberFacts> members,
        List<String> openUpgrade,
        List<Problem> problems) {

    public ClusterFacts {
        nodes = List.copyOf(nodes);
        members = List.copyOf(members);
        openUpgrade = List.copyOf(openUpgrade);
        problems = List.copyOf(problems);
    }
}
