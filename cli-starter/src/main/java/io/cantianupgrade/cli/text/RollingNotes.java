package io.cantianupgrade.cli.text;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.cluster.RollingSpec;
import io.cantianupgrade.cluster.RollingSpec.OnFailure;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.plan.PlannedStep;
import io.cantianupgrade.plan.UpgradePlan;
import io.cantianupgrade.step.QuestionKind;
import io.cantianupgrade.step.StepId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What an operator must know of a rolling plan: the order, who serves, the backup, what follows a failure, where the way back ends. */
final class RollingNotes {
    private static final String INDENT = "           ";

    private final UpgradePlan plan;
    private final ClusterSpec cluster;
    private final RollingSpec rolling;

    RollingNotes(UpgradePlan plan, ClusterSpec cluster) {
        this.plan = plan;
        this.cluster = cluster;
        this.rolling = cluster.rolling();
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        order(lines);
        if (plan.operation() == Operation.ROLLING_UPGRADE) {
            backup(lines);
            failures(lines);
            tables(lines);
        }
        return lines;
    }

    private void order(List<String> lines) {
        List<NodeId> order = order();
        if (order.isEmpty()) {
            return;
        }
        String nodes = order.stream().map(NodeId::toString).collect(Collectors.joining(", then "));
        String soak = rolling.soak().isZero() ? "" : " for " + Moment.length(rolling.soak());
        String others = plan.nodes().size() == 1
                ? "it is the only node, so nobody serves while it is down"
                : "while one is down the others serve, and all serve%s before the next one is stopped".formatted(soak);
        lines.addAll(Wrap.after("  order    ", nodes + ": " + others));
    }

    private List<NodeId> order() {
        return plan.steps().stream()
                .filter(step -> step.id() == StepId.BEGIN_NODE || step.id() == StepId.ROLLBACK_BEGIN)
                .flatMap(step -> step.node().stream())
                .toList();
    }

    private void backup(List<String> lines) {
        Optional<PlannedStep> step = step(StepId.BACKUP_DATA);
        if (step.isEmpty()) {
            return;
        }
        QuestionKind kind = QuestionKind.BACKUP_CHOICE;
        Optional<String> ahead = Optional.ofNullable(cluster.answers().get(kind.name()));
        if (ahead.isPresent()) {
            lines.addAll(Wrap.after(
                    "  backup   ",
                    "you have answered %s: %s".formatted(ahead.get(), AnswerWords.meaning(kind, ahead.get()))));
            return;
        }
        lines.addAll(Wrap.after(
                "  backup   ", "you are asked first, before anything is changed, whether the data is backed up:"));
        kind.answers()
                .forEach(answer -> lines.addAll(
                        Wrap.after(INDENT + "  %s  ".formatted(answer), AnswerWords.meaning(kind, answer))));
    }

    private void failures(List<String> lines) {
        if (rolling.firstNodeFails() == rolling.laterNodeFails()) {
            lines.addAll(Wrap.after("  fails    ", "a step of a node: " + follows(rolling.firstNodeFails())));
            return;
        }
        lines.addAll(Wrap.after("  fails    ", "a step of the first node: " + follows(rolling.firstNodeFails())));
        if (plan.nodes().size() > 1) {
            lines.addAll(Wrap.after(INDENT, "a step of a later node: " + follows(rolling.laterNodeFails())));
        }
    }

    private String follows(OnFailure policy) {
        return switch (policy) {
            case ASK -> "it holds and waits for you, without a deadline";
            case ROLLBACK ->
                "it holds for %s, then rolls back by itself unless you have answered"
                        .formatted(Moment.length(rolling.veto()));
        };
    }

    private void tables(List<String> lines) {
        if (!plan.consents().contains(QuestionKind.SYSTEM_TABLES)) {
            return;
        }
        String where = step(StepId.CHANGE_SYSTEM_TABLES)
                .map(step -> "step %d changes the system tables".formatted(step.stage()))
                .orElse("the system tables change");
        String consent = cluster.answers().containsKey(QuestionKind.SYSTEM_TABLES.name())
                ? ""
                : " You are asked for your consent before the first step.";
        lines.addAll(Wrap.after(
                "  tables   ",
                where + ": there the rolling way back ends. After it there is only an offline rollback with a restore"
                        + " of the data." + consent));
    }

    private Optional<PlannedStep> step(StepId id) {
        return plan.steps().stream().filter(step -> step.id() == id).findFirst();
    }
}
