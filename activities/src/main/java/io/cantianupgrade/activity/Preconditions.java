package io.cantianupgrade.activity;

import io.cantianupgrade.cantian.CantianNode;
import io.cantianupgrade.cantian.Evidence;
import io.cantianupgrade.contract.SnapshotWitness;
import io.cantianupgrade.model.ClusterVersion;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.ProblemException;
import io.cantianupgrade.model.UpgradeKind;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.plan.MemberFacts;
import io.cantianupgrade.rolling.NodeWord;
import io.cantianupgrade.step.Precondition;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Reads from the cluster whether what a step requires holds. */
final class Preconditions {

    private final Function<StepContext, SnapshotWitness.Seen> snapshots;

    /** @param snapshots looks at the storage array, where this worker knows the way to it, or asks the one that does */
    Preconditions(Function<StepContext, SnapshotWitness.Seen> snapshots) {
        this.snapshots = snapshots;
    }

    /**
     * @return what was seen that belongs into the record of the step
     * @throws ProblemException {@code PRECONDITION_NOT_MET} with what was found, for the first that does not hold
     */
    List<String> mustHold(StepContext context) {
        List<String> notes = new ArrayList<>();
        for (Precondition precondition : context.spec().requires(context.call().kind())) {
            context.alive("checks that " + precondition.words());
            List<String> found = against(precondition, context, notes);
            if (!found.isEmpty()) {
                throw new ProblemException(new Problem(
                        ProblemCode.PRECONDITION_NOT_MET,
                        context.call().step().target(),
                        context.call().step().title() + ": expected that " + precondition.words() + "; found "
                                + found.get(0),
                        found,
                        "mend what the evidence names, then answer retry"));
            }
        }
        return notes;
    }

    /** What speaks against it; empty when it holds. */
    private List<String> against(Precondition precondition, StepContext context, List<String> notes) {
        Version source = context.call().source();
        Version target = context.call().target();
        return switch (precondition) {
            case RELEASE_IN_PLACE ->
                context.evidence().missingForRelease(target, context.call().deployMode());
            case NODE_PRECHECKED -> context.evidence().missingForPrecheck();
            case CLUSTER_ONLINE -> notServing(context, context.cluster().nodeIds());
            case CHECKPOINT_POSSIBLE -> noCheckpointPossible(context);
            case LEAD_NODE_NOT_REPLACED -> leadReplaced(context, source);
            case NODE_RUNS_SOURCE -> notOn(source, context.node());
            case OTHERS_SERVE -> notServing(context, others(context));
            case UPGRADE_ALLOWED -> context.words().againstUpgradeOf(context.nodeId());
            case ROLLBACK_ALLOWED -> context.words().againstRollbackOf(context.nodeId());
            case COMMIT_ALLOWED -> context.words().againstCommit();
            case NODE_BEGUN -> notSaid(context, NodeWord.ROLLUP);
            case ROLLBACK_BEGUN -> notSaid(context, NodeWord.ROLLDOWN);
            case NODE_STOPPED -> context.evidence().missingForStopped();
            case EVERY_NODE_STOPPED -> ofEvery(context, node -> new Evidence(node).missingForStopped());
            case NO_NODE_SERVES_SOURCE -> ofEvery(context, node -> servesSource(context, node));
            case NO_CHECKPOINT_FLAG ->
                context.evidence().checkpointFlagIsThere()
                        ? List.of("check_point.success is there: a rollback would keep the upgraded data")
                        : List.of();
            case BACKUP_PROVEN -> context.evidence().missingForBackup(source);
            case SNAPSHOTS_PROVEN -> {
                SnapshotWitness.Seen seen = snapshots.apply(context);
                notes.addAll(seen.notes());
                yield seen.missing();
            }
            case LEAD_NODE_UPGRADED -> leadNotUpgraded(context, target);
            case EVERY_NODE_ON_TARGET -> ofEvery(context, node -> notOn(target, node));
            case VERSION_RAISED -> new RaiseVersion().look(context).missing();
            case VERSION_NOT_RAISED -> raised(context);
            case SNAPSHOTS_THERE -> {
                new RevertSnapshots().mustBePossible(context);
                yield List.of();
            }
            case EVERY_NODE_ON_SOURCE -> ofEvery(context, node -> notOn(source, node));
            case LEAD_NODE_ROLLED_BACK ->
                context.nodeId().isLead() ? List.of() : notOn(source, context.node(NodeId.LEAD));
        };
    }

    private static List<NodeId> others(StepContext context) {
        return context.cluster().nodeIds().stream()
                .filter(node -> !node.equals(context.nodeId()))
                .toList();
    }

    private static List<String> notSaid(StepContext context, NodeWord expected) {
        NodeWord found = context.words().of(context.nodeId());
        return found == expected
                ? List.of()
                : List.of("%s is '%s', expected '%s'".formatted(context.nodeId(), found.word(), expected.word()));
    }

    private static List<String> noCheckpointPossible(StepContext context) {
        CantianNode lead = context.node(NodeId.LEAD);
        return lead.checkpointSinceTheLastStart().isPresent()
                ? List.of()
                : notServing(context, context.cluster().nodeIds());
    }

    private static List<String> leadReplaced(StepContext context, Version source) {
        CantianNode lead = context.node(NodeId.LEAD);
        return lead.hasPackagesOf(source)
                ? List.of()
                : List.of("node 0 has packages " + lead.packages() + ": its data may be the target's already");
    }

    private static List<String> raised(StepContext context) {
        Optional<ClusterVersion> version = context.node(NodeId.LEAD).managerVersion();
        ClusterVersion target = context.call().target().clusterVersion();
        ClusterVersion source = context.call().source().clusterVersion();
        return !target.equals(source) && version.equals(Optional.of(target))
                ? List.of("cms version is " + target + ": the upgrade is committed, there is no way back")
                : List.of();
    }

    private static List<String> leadNotUpgraded(StepContext context, Version target) {
        if (context.nodeId().isLead()) {
            return List.of();
        }
        List<String> found = new ArrayList<>(notOn(target, context.node(NodeId.LEAD)));
        found.addAll(notServing(context, List.of(NodeId.LEAD)));
        return found;
    }

    private static List<String> notOn(Version version, CantianNode node) {
        Optional<Version> installed = node.installed();
        return installed.equals(Optional.of(version))
                ? List.of()
                : List.of(node.id() + " has version "
                        + installed.map(Version::text).orElse("unknown") + ", expected " + version);
    }

    private static List<String> servesSource(StepContext context, CantianNode node) {
        Version source = context.call().source();
        List<String> running = node.processes();
        return running.isEmpty()
                        || !node.installed().equals(Optional.of(source))
                        || node.hasPackagesOf(context.call().target())
                ? List.of()
                : List.of(node.id() + " has version " + source + " and runs " + String.join(", ", running));
    }

    private static List<String> notServing(StepContext context, List<NodeId> wanted) {
        List<MemberFacts> members = witness(context).members();
        List<NodeId> serving = members.stream()
                .filter(MemberFacts::serves)
                .map(MemberFacts::node)
                .toList();
        return serving.containsAll(wanted) ? List.of() : List.of("cms stat: " + members);
    }

    /** Whose cms stat is believed: offline node 0's; rolling another one's than the node that may be down. */
    private static CantianNode witness(StepContext context) {
        return context.call().kind() == UpgradeKind.ROLLING
                ? context.node(others(context).stream().findFirst().orElse(NodeId.LEAD))
                : context.node(NodeId.LEAD);
    }

    private static List<String> ofEvery(StepContext context, Question question) {
        List<String> found = new ArrayList<>();
        for (CantianNode node : context.nodes()) {
            question.of(node).forEach(line -> found.add(node.id() + ": " + line));
        }
        return found;
    }

    private interface Question {
        List<String> of(CantianNode node);
    }
}
