package io.cantianupgrade.run;

import io.cantianupgrade.contract.NodeStatus;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Pause;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.contract.Waiting;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.plan.UpgradePlan;
import io.cantianupgrade.step.NodeState;
import io.cantianupgrade.step.StepState;
import io.cantianupgrade.step.WayBack;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Reads the status off a {@link Journal}. */
final class StatusView {

    private static final Duration INSPECTION_LIMIT = PlanningStubs.LIMIT;

    private StatusView() {}

    static OperationStatus of(Journal journal) {
        Optional<UpgradePlan> plan = journal.currentPlan();
        boolean open = journal.endedAt().isEmpty();
        return new OperationStatus(
                journal.cluster().cluster(),
                journal.operation(),
                journal.operationId(),
                plan.map(UpgradePlan::id).orElse(null),
                journal.state(),
                plan.map(UpgradePlan::source).orElse(null),
                plan.map(UpgradePlan::target).orElse(null),
                wayBack(journal),
                journal.startedAt(),
                journal.endedAt().orElse(null),
                open ? remaining(journal).toSeconds() : null,
                open ? waiting(journal) : null,
                journal.dialogue().open(),
                journal.cluster().nodes().stream()
                        .map(node -> new NodeStatus(
                                node.id(), node.host(), version(journal, node.id()), state(journal, node.id())))
                        .toList(),
                journal.steps().all().stream()
                        .map(record -> record.status(journal.times()))
                        .toList(),
                journal.refusals(),
                journal.dialogue().decisions(),
                journal.rest().pause().orElse(null));
    }

    private static WayBack wayBack(Journal journal) {
        return journal.steps().all().stream()
                .filter(record -> record.state() != StepState.PENDING)
                .map(record -> record.step().wayBack())
                .reduce(WayBack.NOTHING_CHANGED, WayBack::narrowest);
    }

    private static Duration remaining(Journal journal) {
        List<PlannedStep> unsettled = journal.steps().all().stream()
                .filter(record -> !record.state().settled())
                .map(StepRecord::step)
                .toList();
        return UpgradePlan.expected(unsettled, journal.times());
    }

    private static Waiting waiting(Journal journal) {
        if (!journal.dialogue().open().isEmpty()) {
            Question question = journal.dialogue().open().get(0);
            return new Waiting(
                    "the operator's answer to " + question.id(), question.since(), question.until(), question.then());
        }
        if (journal.rest().isHere()) {
            Pause pause = journal.rest().pause().orElseThrow();
            return new Waiting(pause.by() + " to resume it", pause.since(), null, null);
        }
        List<StepRecord> running = journal.steps().all().stream()
                .filter(record -> record.state() == StepState.RUNNING)
                .toList();
        if (running.isEmpty()) {
            return inspection(journal);
        }
        Optional<MissingWorker> missing = running.stream()
                .flatMap(record -> record.missingWorker().stream())
                .findFirst();
        if (missing.isPresent()) {
            return Waiting.forWorkerOf(
                    missing.get().node(), missing.get().since(), missing.get().until());
        }
        return new Waiting(
                running.stream().map(record -> record.step().title()).collect(Collectors.joining("; ")),
                running.get(0).startedAt().orElse(null),
                running.stream()
                        .map(StatusView::deadline)
                        .max(Comparator.naturalOrder())
                        .orElse(null),
                "the step holds and asks the operator");
    }

    /** Before the first step of an operation, and before the first one of its way back. */
    private static Waiting inspection(Journal journal) {
        Optional<Instant> back = journal.turnedBackAt();
        Instant since = back.orElse(journal.startedAt());
        return new Waiting(
                back.isPresent() ? "the plan of the way back" : "the inspection of the cluster",
                since,
                since.plus(INSPECTION_LIMIT),
                back.isPresent() ? "asks the operator" : "the operation is refused");
    }

    private static Instant deadline(StepRecord record) {
        return record.startedAt()
                .orElseThrow()
                .plus(record.step().spec().timing().limitOfAllTries());
    }

    static NodeState state(Journal journal, NodeId node) {
        return journal.steps().all().stream()
                .filter(record -> record.step().node().equals(Optional.of(node)))
                .filter(record -> record.state().settled())
                .flatMap(record -> record.step().spec().leaves().stream())
                .reduce((earlier, later) -> later)
                .orElse(beganUpgraded(journal, node) ? NodeState.UPGRADED : NodeState.UNTOUCHED);
    }

    private static Version version(Journal journal, NodeId node) {
        return journal.currentPlan()
                .map(plan -> hasTarget(journal, node) ? plan.target() : plan.source())
                .orElse(null);
    }

    private static boolean hasTarget(Journal journal, NodeId node) {
        NodeState state = state(journal, node);
        return state == NodeState.UPGRADED || (beganUpgraded(journal, node) && state != NodeState.ROLLED_BACK);
    }

    /** A commit, a rollback and an upgrade that goes on may begin where nodes are upgraded already. */
    private static boolean beganUpgraded(Journal journal, NodeId node) {
        return journal.currentPlan()
                .map(plan -> plan.from().upgraded().contains(node))
                .orElse(false);
    }
}
