package io.cantianupgrade.cli.text;

import static io.cantianupgrade.cli.text.RollingTimeline.FIRST;
import static io.cantianupgrade.cli.text.RollingTimeline.SECOND;
import static io.cantianupgrade.cli.text.RollingTimeline.planned;
import static io.cantianupgrade.cli.text.RollingTimeline.steps;
import static io.cantianupgrade.cli.text.RollingTimeline.upgraded;
import static io.cantianupgrade.cli.text.RollingTimeline.wayBack;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.RollingSpec;
import io.cantianupgrade.contract.Decision;
import io.cantianupgrade.contract.NodeStatus;
import io.cantianupgrade.contract.OperationState;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.contract.StepStatus;
import io.cantianupgrade.contract.Waiting;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.UpgradeKind;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.plan.ExpectedTimes;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.plan.Progress;
import io.cantianupgrade.plan.UpgradePlan;
import io.cantianupgrade.step.NodeState;
import io.cantianupgrade.step.QuestionKind;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.StepState;
import io.cantianupgrade.step.Steps;
import io.cantianupgrade.step.WayBack;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A rolling upgrade of two nodes, node 1 first, at half past two in the night; the system tables change with node 1. */
public final class RollingExamples {
    private static final Instant BEGAN = Instant.parse("2026-01-01T02:30:00Z");
    private static final Version SOURCE = new Version("24.12.B032");
    private static final Version TARGET = new Version("25.06.B001");
    private static final List<NodeId> BOTH = List.of(NodeId.LEAD, FIRST);
    private static final RollingSpec POLICY = new RollingSpec(
            List.of(FIRST, SECOND),
            Duration.ofSeconds(30),
            RollingSpec.OnFailure.ROLLBACK,
            RollingSpec.OnFailure.ASK,
            Duration.ofMinutes(10));

    private RollingExamples() {}

    /** Before the start, with everything that a plan can have to say. */
    static List<String> plan() {
        return PlanScreen.lines(plan(true), cluster(Map.of()), ExpectedTimes.DECLARED);
    }

    /** The same with nothing left to ask. */
    static List<String> planAnsweredAhead() {
        return PlanScreen.lines(
                plan(false),
                cluster(Map.of("BACKUP_CHOICE", "2", "VERDICT", "commit")).with(RollingSpec.DEFAULT),
                ExpectedTimes.DECLARED);
    }

    static OperationStatus askingForConsent() {
        return status(
                OperationState.ASKING, List.of(ask(QuestionKind.SYSTEM_TABLES)), steps(true, null, null, null), 0);
    }

    static OperationStatus askingForBackup() {
        return status(
                OperationState.ASKING,
                List.of(ask(QuestionKind.BACKUP_CHOICE)),
                steps(false, StepId.BACKUP_DATA, FIRST, null),
                0);
    }

    /** ctbackup was chosen, and the cluster file does not say how it reaches MySQL. */
    static OperationStatus askingForInputs() {
        Problem problem = new Problem(
                ProblemCode.BACKUP_INPUTS_MISSING,
                "node 1",
                "ctbackup needs user, password, directory",
                List.of("metadata found: /mnt/dbdata/remote/metadata_fs/node1"),
                "name them, or give the section backup to the cluster file");
        QuestionKind kind = QuestionKind.BACKUP_INPUTS;
        Question question = new Question(
                "q2",
                kind,
                "Back up the data on node 1: " + problem.summary() + ". " + kind.text(),
                kind.answers(),
                kind.form().orElseThrow(),
                at(260),
                null,
                null);
        return status(OperationState.HOLDING, List.of(question), steps(false, StepId.BACKUP_DATA, FIRST, problem), 0);
    }

    /** Node 1 is upgraded, node 0 is stopped. */
    static OperationStatus running() {
        return status(OperationState.RUNNING, List.of(), steps(false, StepId.BACKUP, SECOND, null), 1);
    }

    /** Node 1 does not come back; nobody may be there to say what now. */
    public static OperationStatus holdingWithVetoWindow() {
        Problem problem = new Problem(
                ProblemCode.NODE_DID_NOT_JOIN,
                "node 1",
                "expected node 1 ONLINE with WORK_STAT 1, found WORK_STAT 0",
                List.of("cms stat: 1 ONLINE 0", "waited 10m00s"),
                "check the interconnect of node 1 (port 14587), then answer retry");
        Question question = new Question(
                "q2",
                QuestionKind.STEP_FAILED,
                "Start Cantian on node 1: " + problem.summary() + ". " + problem.remedy(),
                List.of("retry", "rollback", "leave", "hold"),
                null,
                at(260),
                at(860),
                "the operation rolls back (firstNodeFails: rollback)");
        return status(OperationState.HOLDING, List.of(question), steps(false, StepId.START, FIRST, problem), 0);
    }

    static OperationStatus prepared() {
        return status(
                OperationState.PREPARED,
                List.of(ask(QuestionKind.VERDICT)),
                steps(false, StepId.RAISE_VERSION, NodeId.LEAD, null),
                2);
    }

    /** The system tables are changed, so that the way back is an offline one. */
    static OperationStatus preparedWithTablesChanged() {
        return status(
                OperationState.PREPARED,
                List.of(ask(QuestionKind.VERDICT)),
                steps(true, StepId.RAISE_VERSION, NodeId.LEAD, null),
                2);
    }

    /** Both nodes were upgraded: node 0 is back, node 1 is on its way. */
    static OperationStatus goingBack() {
        List<StepStatus> steps = upgraded(StepState.DONE);
        wayBack(steps, SECOND, StepId.ROLLBACK_CHECK);
        wayBack(steps, FIRST, StepId.ROLLBACK_STOP);
        return status(OperationState.RUNNING, List.of(), steps, 1);
    }

    static OperationStatus rolledBack() {
        List<StepStatus> steps = upgraded(StepState.UNDONE);
        wayBack(steps, SECOND, StepId.ROLLBACK_CHECK);
        wayBack(steps, FIRST, StepId.ROLLBACK_CHECK);
        return status(OperationState.ROLLED_BACK, List.of(), steps, 0);
    }

    /** The operator would rather back up first. */
    static OperationStatus stoppedForTheBackup() {
        return status(OperationState.STOPPED, List.of(), steps(false, StepId.BACKUP_DATA, FIRST, null), 0);
    }

    private static UpgradePlan plan(boolean tables) {
        List<PlannedStep> all = planned(tables);
        int verdict = all.size() - 2;
        return new UpgradePlan(
                "7f3a91c0de",
                Operation.ROLLING_UPGRADE,
                UpgradeKind.ROLLING,
                new ClusterId("prod-a"),
                SOURCE,
                TARGET,
                DeployMode.FILE,
                "0".repeat(64),
                BOTH,
                Progress.NONE,
                tables ? List.of(QuestionKind.SYSTEM_TABLES) : List.of(),
                Optional.of(POLICY),
                all.subList(0, verdict),
                all.subList(verdict, all.size()));
    }

    private static ClusterSpec cluster(Map<String, String> answers) {
        return PrecheckExamples.CLUSTER.with(POLICY).with(answers);
    }

    private static OperationStatus status(
            OperationState state, List<Question> questions, List<StepStatus> steps, int upgraded) {
        WayBack wayBack = steps.stream()
                .filter(step -> step.state() != StepState.PENDING)
                .map(step -> Steps.of(step.id()).wayBack(UpgradeKind.ROLLING))
                .reduce(WayBack.NOTHING_CHANGED, WayBack::narrowest);
        Waiting waiting = state == OperationState.RUNNING
                ? new Waiting(
                        "Back up programs and configuration on node 0",
                        at(259),
                        at(5659),
                        "the step holds and asks the operator")
                : null;
        return new OperationStatus(
                new ClusterId("prod-a"),
                Operation.ROLLING_UPGRADE,
                "0a1b2c3d",
                "7f3a91c0de",
                state,
                SOURCE,
                TARGET,
                wayBack,
                BEGAN,
                state.ended() ? at(300) : null,
                state.ended() ? null : 270L,
                waiting,
                questions,
                List.of(node(SECOND, upgraded > 1), node(FIRST, upgraded > 0)),
                steps,
                List.of(),
                state == OperationState.STOPPED
                        ? List.of(new Decision("q1", QuestionKind.BACKUP_CHOICE, "", "1", "dba@host", at(290)))
                        : List.of(),
                null);
    }

    private static NodeStatus node(NodeId id, boolean upgraded) {
        return new NodeStatus(
                id,
                "10.0.0.1" + id.number(),
                upgraded ? TARGET : SOURCE,
                upgraded ? NodeState.UPGRADED : NodeState.PREPARED);
    }

    private static Question ask(QuestionKind kind) {
        return new Question("q1", kind, kind.text(), kind.answers(), kind.form().orElse(null), at(240), null, null);
    }

    static Instant at(int seconds) {
        return BEGAN.plusSeconds(seconds);
    }
}
