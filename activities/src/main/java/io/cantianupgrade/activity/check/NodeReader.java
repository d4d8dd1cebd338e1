package io.cantianupgrade.activity.check;

import io.cantianupgrade.activity.World;
import io.cantianupgrade.cantian.CantianNode;
import io.cantianupgrade.cantian.ClockReading;
import io.cantianupgrade.cantian.DeployParam;
import io.cantianupgrade.cantian.Evidence;
import io.cantianupgrade.cantian.Logicrep;
import io.cantianupgrade.cantian.NodeSurvey;
import io.cantianupgrade.cantian.StatusWords;
import io.cantianupgrade.cantian.UpgradeTraces;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.plan.MemberFacts;
import io.cantianupgrade.plan.NodeFacts;
import io.cantianupgrade.rolling.RollingState;
import io.cantianupgrade.storage.FileSystemRef;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads a node: its clock, its configuration, one survey, the cluster manager's table. Changes nothing. */
final class NodeReader {

    private final World world;
    private final ClusterSpec cluster;

    NodeReader(World world, ClusterSpec cluster) {
        this.world = world;
        this.cluster = cluster;
    }

    /** Never throws a problem: what goes wrong is part of the reading. */
    NodeReading read(NodeId id) {
        try {
            return readReachable(new CantianNode(world.shells().of(cluster, id), cluster.release()));
        } catch (ProblemException e) {
            return NodeReading.unreachable(id, e.problem());
        }
    }

    private NodeReading readReachable(CantianNode node) {
        node.clock(); // Opens the connection, which takes longer than any clock may differ.
        ClockReading clock = node.clock();
        List<Problem> unreadable = new ArrayList<>();
        Optional<DeployParam> configured = configuration(node, unreadable);
        Optional<Version> installed = node.installed();
        if (installed.isEmpty()) {
            unreadable.add(noVersion(node.id()));
        }
        NodeSurvey survey = NodeSurvey.take(node, configured, installed);
        List<Problem> noMembers = new ArrayList<>();
        List<MemberFacts> members = members(node, noMembers);
        List<String> open = new ArrayList<>();
        configured.ifPresent(known -> open.addAll(new Evidence(node).openUpgrade(known)));
        return new NodeReading(
                node.id(),
                Optional.empty(),
                unreadable,
                configured,
                installed,
                Optional.of(survey),
                configured.flatMap(known -> installed.map(version -> facts(node, known, version, survey))),
                members,
                noMembers.stream().findFirst(),
                Optional.of(Logicrep.look(node, configured, LogicrepChecks.namedAhead(cluster))),
                open,
                configured.map(known -> StatusWords.read(node, known)).orElse(RollingState.NONE),
                Optional.of(clock));
    }

    private static NodeFacts facts(CantianNode node, DeployParam configured, Version installed, NodeSurvey survey) {
        return new NodeFacts(
                node.id(),
                configured.nodeId(),
                installed,
                configured.deployMode(),
                configured.nodeCount(),
                configured.fileSystems().stream().map(FileSystemRef::name).toList(),
                survey.text("architecture"),
                node.backedUp(),
                UpgradeTraces.ofNode(survey));
    }

    private static Optional<DeployParam> configuration(CantianNode node, List<Problem> unreadable) {
        try {
            return Optional.of(node.configuration());
        } catch (ProblemException e) {
            collect(e, ProblemCode.CONFIGURATION_UNREADABLE, unreadable);
            return Optional.empty();
        }
    }

    private static List<MemberFacts> members(CantianNode node, List<Problem> why) {
        try {
            return node.members();
        } catch (ProblemException e) {
            collect(e, ProblemCode.CLUSTER_STATE_UNREADABLE, why);
            return List.of();
        }
    }

    private static void collect(ProblemException e, ProblemCode expected, List<Problem> problems) {
        if (e.problem().code() != expected) {
            throw e;
        }
        problems.add(e.problem());
    }

    private static Problem noVersion(NodeId id) {
        return new Problem(
                ProblemCode.CONFIGURATION_UNREADABLE,
                id.toString(),
                "/opt/cantian/versions.yml names no version",
                List.of(),
                "is Cantian installed on " + id + "?");
    }
}
