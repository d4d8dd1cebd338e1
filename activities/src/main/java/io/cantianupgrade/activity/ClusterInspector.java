package io.cantianupgrade.activity;

import io.cantianupgrade.cantian.CantianNode;
import io.cantianupgrade.cantian.DeployParam;
import io.cantianupgrade.cantian.Evidence;
import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.contract.PlanningActivities;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.plan.ClusterFacts;
import io.cantianupgrade.plan.MemberFacts;
import io.cantianupgrade.plan.NodeFacts;
import io.cantianupgrade.plan.PlanDecision;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.plan.RollbackPlanner;
import io.cantianupgrade.plan.UpgradePlan;
import io.cantianupgrade.plan.UpgradePlanner;
import io.cantianupgrade.storage.FileSystemRef;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Reads all that a plan depends on: every node at the same time, the package, the array. Changes nothing. */
public final class ClusterInspector implements PlanningActivities {

    private final World world;

    public ClusterInspector(World world) {
        this.world = world;
    }

    @Override
    public ClusterFacts inspect(ClusterSpec cluster) {
        ConcurrentLinkedQueue<Problem> problems = new ConcurrentLinkedQueue<>();
        List<CompletableFuture<NodeLook>> looks = cluster.nodeIds().stream()
                .map(id -> CompletableFuture.supplyAsync(() -> look(cluster, id, problems)))
                .toList();
        ReleaseInspector.Found release = new ReleaseInspector(cluster.release()).read(problems);
        List<NodeLook> nodes = looks.stream()
                .map(CompletableFuture::join)
                .flatMap(look -> look.facts().stream().map(facts -> look))
                .toList();
        nodes.stream().findFirst().ifPresent(node -> new ArrayInspector(world)
                .check(cluster, node.fileSystems(), problems));
        return new ClusterFacts(
                nodes.stream().flatMap(look -> look.facts().stream()).toList(),
                release.factsFor(
                        nodes.stream().flatMap(look -> look.facts().stream()).findFirst()),
                nodes.stream().findFirst().map(NodeLook::members).orElse(List.of()),
                nodes.stream()
                        .flatMap(look -> look.openUpgrade().stream())
                        .distinct()
                        .toList(),
                List.copyOf(problems));
    }

    @Override
    public PlanDecision planOfflineUpgrade(ClusterSpec cluster, ClusterFacts facts) {
        return UpgradePlanner.offlineUpgrade(cluster, facts);
    }

    @Override
    public List<PlannedStep> planOfflineRollback(UpgradePlan plan, List<PlannedStep> begun) {
        return RollbackPlanner.offline(plan, begun);
    }

    @Override
    public PlanDecision planCommit(ClusterSpec cluster, ClusterFacts facts) {
        return UpgradePlanner.commit(cluster, facts);
    }

    private NodeLook look(ClusterSpec cluster, NodeId id, ConcurrentLinkedQueue<Problem> problems) {
        try {
            CantianNode node = new CantianNode(world.shells().of(cluster, id), cluster.release());
            DeployParam configured = node.configuration();
            NodeFacts facts = new NodeFacts(
                    id,
                    configured.nodeId(),
                    node.installed().orElseThrow(() -> noVersion(id)),
                    configured.deployMode(),
                    configured.nodeCount(),
                    configured.fileSystems().stream().map(FileSystemRef::name).toList(),
                    node.architecture(),
                    node.backedUp());
            return new NodeLook(
                    List.of(facts),
                    configured.fileSystems(),
                    node.members(),
                    new Evidence(node).openUpgrade(configured));
        } catch (ProblemException e) {
            problems.add(e.problem());
            return NodeLook.NOTHING;
        }
    }

    private static ProblemException noVersion(NodeId id) {
        return new ProblemException(new Problem(
                ProblemCode.CONFIGURATION_UNREADABLE,
                id.toString(),
                "/opt/cantian/versions.yml names no version",
                List.of(),
                "is Cantian installed on " + id + "?"));
    }

    /** @param facts one, or none when the node could not be read */
    private record NodeLook(
            List<NodeFacts> facts,
            List<FileSystemRef> fileSystems,
            List<MemberFacts> members,
            List<String> openUpgrade) {

        static final NodeLook NOTHING = new NodeLook(List.of(), List.of(), List.of(), List.of());
    }
}
