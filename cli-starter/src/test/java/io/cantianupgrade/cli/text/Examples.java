package io.cantianupgrade.cli.text;

import io.cantianupgrade.contract.Decision;
import io.cantianupgrade.contract.NodeStatus;
import io.cantianupgrade.contract.OperationState;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.contract.StepStatus;
import io.cantianupgrade.contract.Waiting;
import io.cantianupgrade.model.ClusterId;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.Problem;
import io.cantianupgrade.model.ProblemCode;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.step.NodeState;
import io.cantianupgrade.step.QuestionKind;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.StepState;
import io.cantianupgrade.step.WayBack;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Statuses of an offline upgrade of two nodes, at half past two in the night. */
public final class Examples {
    private static final Instant BEGAN = Instant.parse("2026-01-01T02:30:00Z");
    private static final Version SOURCE = new Version("24.12.B032");
    private static final Version TARGET = new Version("25.06.B001");

    /** Of an upgrade and its commit. */
    private static final List<StepId> OFFLINE = Stream.of(StepId.values())
            .filter(id -> id.compareTo(StepId.ROLLBACK_BEGIN) < 0)
            .filter(id -> !Set.of(StepId.REPAIR_WORDS, StepId.BACKUP_DATA, StepId.BEGIN_NODE, StepId.HEALTH_GATE)
                    .contains(id))
            .toList();

    static final Moment NOW = new Moment(at(300), ZoneOffset.UTC);

    private Examples() {}

    public static OperationStatus running() {
        List<StepStatus> steps = doneBefore(StepId.START);
        steps.add(step(StepId.START, 0, StepState.RUNNING, null));
        steps.add(step(StepId.BACKUP, 1, StepState.PENDING, null));
        Waiting waiting =
                new Waiting("Start Cantian on node 0", at(259), at(4859), "the step holds and asks the operator");
        return status(OperationState.RUNNING, WayBack.OFFLINE_ONLY, waiting, List.of(), steps, List.of());
    }

    public static OperationStatus asking() {
        List<StepStatus> steps = doneBefore(StepId.QUIESCE_BUSINESS);
        steps.add(step(StepId.QUIESCE_BUSINESS, -1, StepState.PENDING, null));
        steps.add(step(StepId.STOP, 0, StepState.PENDING, null));
        return status(
                OperationState.ASKING,
                WayBack.NOTHING_CHANGED,
                null,
                List.of(question(QuestionKind.BUSINESS_STOPPED)),
                steps,
                List.of());
    }

    static OperationStatus holding() {
        Problem problem = new Problem(
                ProblemCode.NODE_DID_NOT_JOIN,
                "node 0",
                "expected node 0 ONLINE with WORK_STAT 1, found WORK_STAT 0",
                List.of("cms stat: 0 ONLINE 0", "waited 10m00s"),
                "check the interconnect of node 0 (port 14587), then answer retry",
                List.of(
                        "[2026-03-14 02:24:18] [INFO] Begin to start cantian, the log of cms is cms_srv.rlog",
                        "[2026-03-14 02:34:19] [ERROR] node 0 has not joined"));
        List<StepStatus> steps = doneBefore(StepId.START);
        steps.add(step(StepId.START, 0, StepState.HOLDING, problem));
        steps.add(step(StepId.BACKUP, 1, StepState.PENDING, null));
        Question question = new Question(
                "q1",
                QuestionKind.STEP_FAILED,
                "Start Cantian on node 0: expected",
                List.of("retry", "leave"),
                null,
                at(260),
                null,
                null);
        return status(OperationState.HOLDING, WayBack.OFFLINE_ONLY, null, List.of(question), steps, List.of());
    }

    /** The array does not answer: the operator may have taken the snapshots by hand. */
    static OperationStatus arrayIsSilent() {
        Problem problem = new Problem(
                ProblemCode.ARRAY_UNREACHABLE,
                "storage array 10.0.0.5:8088",
                "the array gave no answer that can be read",
                List.of("POST sessions: connection refused"),
                "see that the worker reaches the array's management port, then answer retry");
        return holding(
                StepId.SNAPSHOT,
                problem,
                QuestionKind.MANUAL_SNAPSHOTS,
                "Snapshot the file systems: the array gave no answer that can be read. "
                        + QuestionKind.MANUAL_SNAPSHOTS.text() + " File systems: page, share.");
    }

    /** A directory is asked for, which is no word of a list. */
    static OperationStatus directoryIsAsked() {
        Problem problem = new Problem(
                ProblemCode.LOGICREP_LIBRARIES_MISSING,
                "node 0",
                "logicrep is in use, and nobody has named the directory with its libraries",
                List.of("/opt/software/tools/logicrep/start.success is there"),
                "put the libraries into one directory, and name it");
        return holding(
                StepId.PRECHECK,
                problem,
                QuestionKind.LOGICREP_LIBRARIES,
                "Precheck on node 0: " + problem.summary() + ". " + QuestionKind.LOGICREP_LIBRARIES.text());
    }

    private static OperationStatus holding(StepId id, Problem problem, QuestionKind kind, String text) {
        List<StepStatus> steps = doneBefore(id);
        steps.add(step(id, 0, StepState.HOLDING, problem));
        Question question =
                new Question("q1", kind, text, kind.answers(), kind.form().orElse(null), at(260), null, null);
        return status(OperationState.HOLDING, WayBack.OFFLINE_ONLY, null, List.of(question), steps, List.of());
    }

    static OperationStatus prepared() {
        List<StepStatus> steps = doneBefore(StepId.RAISE_VERSION);
        steps.add(step(StepId.RAISE_VERSION, 0, StepState.PENDING, null));
        return status(
                OperationState.PREPARED,
                WayBack.OFFLINE_ONLY,
                null,
                List.of(question(QuestionKind.VERDICT)),
                steps,
                List.of());
    }

    public static OperationStatus committed() {
        return status(OperationState.COMMITTED, WayBack.RESTORE_ONLY, null, List.of(), doneBefore(null), List.of());
    }

    static OperationStatus stopped() {
        return status(
                OperationState.STOPPED,
                WayBack.OFFLINE_ONLY,
                null,
                List.of(),
                holding().steps(),
                List.of());
    }

    static OperationStatus refused() {
        List<Problem> reasons = List.of(
                new Problem(
                        ProblemCode.SOURCE_NOT_ALLOWED,
                        "cluster",
                        "expected a version of the white list, found 23.06.B001",
                        List.of(),
                        "upgrade to 24.12 first"),
                new Problem(
                        ProblemCode.NODE_UNREACHABLE,
                        "node 1",
                        "10.0.0.2 port 22: connection refused",
                        List.of("tried 3 times"),
                        "start sshd on node 1"));
        return status(OperationState.REFUSED, WayBack.NOTHING_CHANGED, null, List.of(), List.of(), reasons);
    }

    private static List<StepStatus> doneBefore(StepId end) {
        List<StepStatus> steps = new ArrayList<>();
        for (StepId id : OFFLINE) {
            if (id == end) {
                break;
            }
            switch (id) {
                case DISTRIBUTE_RELEASE, PRECHECK, STOP -> {
                    steps.add(step(id, 0, StepState.DONE, null));
                    steps.add(step(id, 1, StepState.DONE, null));
                }
                case QUIESCE_BUSINESS, VERIFY_CLUSTER, CLEAR_RESIDUE -> steps.add(step(id, -1, StepState.DONE, null));
                case CHANGE_SYSTEM_TABLES -> {}
                default -> steps.add(step(id, 0, StepState.DONE, null));
            }
        }
        return steps;
    }

    private static StepStatus step(StepId id, int node, StepState state, Problem problem) {
        boolean begun = state != StepState.PENDING;
        boolean ended = state == StepState.DONE;
        int second = OFFLINE.indexOf(id) * 18 + 15;
        return new StepStatus(
                id,
                node < 0 ? null : new NodeId(node),
                state,
                begun ? (state == StepState.HOLDING ? 2 : 1) : 0,
                begun ? at(second) : null,
                ended ? at(second + 12) : null,
                ended ? List.of("evidence of " + id) : List.of(),
                problem,
                null);
    }

    private static Question question(QuestionKind kind) {
        return new Question("q1", kind, kind.text(), kind.answers(), kind.form().orElse(null), at(240), null, null);
    }

    private static OperationStatus status(
            OperationState state,
            WayBack wayBack,
            Waiting waiting,
            List<Question> questions,
            List<StepStatus> steps,
            List<Problem> refusals) {
        boolean planned = state != OperationState.REFUSED;
        boolean upgraded = state == OperationState.PREPARED || state == OperationState.COMMITTED;
        Version version = upgraded ? TARGET : SOURCE;
        NodeState nodeState = upgraded ? NodeState.UPGRADED : NodeState.STOPPED;
        return new OperationStatus(
                new ClusterId("prod-a"),
                Operation.OFFLINE_UPGRADE,
                "0a1b2c3d",
                planned ? "7f3a91c0de" : null,
                state,
                planned ? SOURCE : null,
                planned ? TARGET : null,
                wayBack,
                BEGAN,
                state.ended() ? at(300) : null,
                state.ended() ? null : 270L,
                waiting,
                questions,
                List.of(
                        new NodeStatus(new NodeId(0), "10.0.0.1", planned ? version : null, nodeState),
                        new NodeStatus(new NodeId(1), "10.0.0.2", planned ? version : null, nodeState)),
                steps,
                refusals,
                decisions(state),
                null);
    }

    private static List<Decision> decisions(OperationState state) {
        if (state == OperationState.REFUSED || state == OperationState.ASKING) {
            return List.of();
        }
        return List.of(
                new Decision("", QuestionKind.BUSINESS_STOPPED, "", "yes", Decision.ahead("dba@host"), at(40)),
                new Decision("q1", QuestionKind.STEP_FAILED, "Stop Cantian on node 1", "retry", "dba@host", at(90)));
    }

    private static Instant at(int seconds) {
        return BEGAN.plusSeconds(seconds);
    }
}
