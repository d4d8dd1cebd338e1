package io.cantianupgrade.cli.text;

import static io.cantianupgrade.cli.language.Translation.read;
import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.contract.Decision;
import io.cantianupgrade.contract.NodeStatus;
import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.Question;
import io.cantianupgrade.contract.StepStatus;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.step.NodeState;
import io.cantianupgrade.step.QuestionKind;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.WayBack;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How an operation ended, or that it is upgraded and waits for the verdict. */
public final class EndScreen {
    private EndScreen() {}

    /** @param status of an operation that has ended */
    public static List<String> lines(OperationStatus status, Moment moment) {
        return switch (status.state()) {
            case COMMITTED -> committed(status, moment);
            case ROLLED_BACK -> rolledBack(status, moment);
            case REFUSED ->
                ProblemScreen.refused(
                        tr(
                                "%s  REFUSED  %s",
                                status.cluster(), read(status.operation().title())),
                        status.refusals());
            case STOPPED -> stopped(status, moment);
            case RUNNING, ASKING, HOLDING, PAUSED, PREPARED ->
                throw new IllegalArgumentException("it has not ended: " + status.state());
        };
    }

    static List<String> prepared(OperationStatus status, Question verdict, Moment moment) {
        List<String> lines = new ArrayList<>();
        lines.add(Wrap.apart(tr("%s  PREPARED  %s", status.cluster(), versions(status)), outage(status, moment)));
        evidence(lines, status, StepId.VERIFY_CLUSTER);
        String restore =
                isRolling(status) && status.wayBack() == WayBack.OFFLINE_ONLY ? tr(", with a restore of the data") : "";
        lines.addAll(Wrap.after(
                "  ",
                tr(
                        "The version is not raised yet, so there is a way back: %s%s",
                        read(status.wayBack().words()), restore)));
        lines.addAll(QuestionScreen.since(verdict, "", moment));
        lines.add("");
        lines.addAll(AnswerWords.commands(status, verdict, "    "));
        return lines;
    }

    private static List<String> committed(OperationStatus status, Moment moment) {
        List<String> lines = new ArrayList<>();
        lines.add(Wrap.apart(tr("%s  COMMITTED  %s", status.cluster(), versions(status)), outage(status, moment)));
        evidence(lines, status, StepId.VERIFY_CLUSTER);
        evidence(lines, status, StepId.RAISE_VERSION);
        evidence(lines, status, StepId.DELETE_SNAPSHOTS);
        lines.add(tr(
                "  from %s to %s (%s); there is no way back but a restore",
                moment.clock(status.startedAt()),
                moment.clock(status.endedAt()),
                Moment.length(Duration.between(status.startedAt(), status.endedAt()))));
        return lines;
    }

    private static List<String> rolledBack(OperationStatus status, Moment moment) {
        List<String> lines = new ArrayList<>();
        lines.add(tr("%s  ROLLED_BACK  every node runs %s again", status.cluster(), status.source()));
        for (StepId id :
                List.of(StepId.ROLLBACK_NODE, StepId.ROLLBACK_SNAPSHOT, StepId.ROLLBACK_CHECK, StepId.ROLLBACK_CLEAR)) {
            evidence(lines, status, id);
        }
        lines.add(tr(
                "  from %s to %s (%s)",
                moment.clock(status.startedAt()),
                moment.clock(status.endedAt()),
                Moment.length(Duration.between(status.startedAt(), status.endedAt()))));
        return lines;
    }

    private static List<String> stopped(OperationStatus status, Moment moment) {
        List<String> lines = new ArrayList<>();
        lines.add(Wrap.apart(tr("%s  STOPPED  left as it is", status.cluster()), Header.wayBack(status)));
        for (NodeStatus node : status.nodes()) {
            lines.add("  %s %s  %s"
                    .formatted(
                            Columns.padded(read(node.id().toString()), 8),
                            node.version() == null ? "" : node.version(),
                            word(node.state())));
        }
        for (StepStatus step : status.steps()) {
            if (step.problem() != null) {
                lines.addAll(Wrap.after(
                        Wrap.label("  ", "held"),
                        tr("%s: %s", StepWords.title(step), step.problem().line())));
            }
        }
        lines.add(tr("  ended %s; nothing more happens", moment.clock(status.endedAt())));
        lines.addAll(Wrap.after(Wrap.label("  ", "do"), afterwards(status)));
        return lines;
    }

    private static String afterwards(OperationStatus status) {
        boolean backsUp = status.decisions().stream()
                .anyMatch(decision -> decision.kind() == QuestionKind.BACKUP_CHOICE
                        && !decision.kind().letsGoOn(decision.answer()));
        if (backsUp) {
            return tr("back the data up, then start again: cantian-upgrade upgrade rolling");
        }
        if (status.decisions().stream().anyMatch(EndScreen::leavesTheVerdict)) {
            return tr("cantian-upgrade commit %s, or cantian-upgrade rollback %s", status.cluster(), status.cluster());
        }
        return tr(
                "cantian-upgrade plan%s says whether a new upgrade can begin from here",
                isRolling(status) ? " rolling" : "");
    }

    private static boolean leavesTheVerdict(Decision decision) {
        return decision.kind() == QuestionKind.VERDICT && decision.answer().equals("leave");
    }

    /** Of a node alone, prepared would sound like the state of a cluster that can be committed. */
    private static String word(NodeState state) {
        return state == NodeState.PREPARED ? tr("prechecked") : tr(state.name().toLowerCase(Locale.ROOT));
    }

    private static boolean isRolling(OperationStatus status) {
        return status.operation() == Operation.ROLLING_UPGRADE;
    }

    private static void evidence(List<String> lines, OperationStatus status, StepId id) {
        status.steps().stream()
                .filter(step -> step.id() == id)
                .map(StepStatus::evidence)
                .flatMap(List::stream)
                .forEach(line -> lines.addAll(Wrap.after(Wrap.label("  ", "saw"), read(line))));
    }

    private static String versions(OperationStatus status) {
        long upgraded = status.nodes().stream()
                .filter(node -> node.version() != null && node.version().equals(status.target()))
                .count();
        int all = status.nodes().size();
        return upgraded == all
                ? tr("all %d nodes run %s", all, status.target())
                : tr("%d of %d nodes run %s", upgraded, all, status.target());
    }

    private static String outage(OperationStatus status, Moment moment) {
        if (isRolling(status)) {
            return tr("one node at a time");
        }
        return Numbers.outage(status, moment.now())
                .map(length -> tr("outage %s", Moment.length(length)))
                .orElse("");
    }
}
