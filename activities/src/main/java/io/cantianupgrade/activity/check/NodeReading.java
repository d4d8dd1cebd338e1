package io.cantianupgrade.activity.check;

import io.cantianupgrade.cantian.ClockReading;
import io.cantianupgrade.cantian.DeployParam;
import io.cantianupgrade.cantian.Logicrep;
import io.cantianupgrade.cantian.NodeSurvey;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.plan.MemberFacts;
import io.cantianupgrade.plan.NodeFacts;
import io.cantianupgrade.rolling.RollingState;
import java.util.List;
import java.util.Optional;

/**
 * All that was read from one node; checks judge it without going there again.
 *
 * @param unreachable why nothing else could be read
 * @param unreadable why there is no configuration or no version
 * @param survey absent only when the node is unreachable
 * @param facts absent when the node is unreachable or its configuration unreadable
 * @param members what the node's {@code cms stat} shows
 * @param noMembers why it shows nothing
 * @param logicrep whether it is in use, and what it lacks; absent when the node is unreachable
 * @param words of a rolling upgrade, as the node sees them
 * @param openUpgrade flags of an unfinished upgrade that the node sees, by their paths
 */
record NodeReading(
        NodeId id,
        Optional<Problem> unreachable,
        List<Problem> unreadable,
        Optional<DeployParam> configured,
        Optional<Version> installed,
        Optional<NodeSurvey> survey,
        Optional<NodeFacts> facts,
        List<MemberFacts> members,
        Optional<Problem> noMembers,
        Optional<Logicrep> logicrep,
        List<String> openUpgrade,
        RollingState words,
        Optional<ClockReading> clock) {

    static NodeReading unreachable(NodeId id, Problem why) {
        return new NodeReading(
                id,
                Optional.of(why),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                RollingState.NONE,
                Optional.empty());
    }
}
