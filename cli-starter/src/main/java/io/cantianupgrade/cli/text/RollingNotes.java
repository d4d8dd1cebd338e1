package io.cantianupgrade.cli.text;

import static io.cantianupgrade.cli.language.Translation.tr;

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
        String nodes = order.stream()
                .map(NodeId::toString)
                .reduce((first, next) -> tr("%s, then %s", first, next))
                .orElseThrow();
        String soak = rolling.soak().isZero() ? "" : tr(" for %s", Moment.length(rolling.soak()));
        String others = plan.nodes().size() == 1
                ? tr("it is the only node, so nobody serves while it is down")
                : tr("while one is down the others serve, and all serve%s before the next one is stopped", soak);
        lines.addAll(Wrap.after(Wrap.label("  ", "order", 9), tr("%s: %s", nodes, others)));
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
                    Wrap.label("  ", "backup", 9),
                    tr("you have answered %s: %s", ahead.get(), AnswerWords.meaning(kind, ahead.get()))));
            return;
        }
        lines.addAll(Wrap.after(
                Wrap.label("  ", "backup", 9),
                tr("you are asked first, before anything is changed, whether the data is backed up:")));
        kind.answers()
                .forEach(answer -> lines.addAll(
                        Wrap.after(INDENT + "  %s  ".formatted(answer), AnswerWords.meaning(kind, answer))));
    }

    private void failures(List<String> lines) {
        if (rolling.firstNodeFails() == rolling.laterNodeFails()) {
            lines.addAll(Wrap.after(
                    Wrap.label("  ", "fails", 9), tr("a step of a node: %s", follows(rolling.firstNodeFails()))));
            return;
        }
        lines.addAll(Wrap.after(
                Wrap.label("  ", "fails", 9), tr("a step of the first node: %s", follows(rolling.firstNodeFails()))));
        if (plan.nodes().size() > 1) {
            lines.addAll(Wrap.after(INDENT, tr("a step of a later node: %s", follows(rolling.laterNodeFails()))));
        }
    }

    private String follows(OnFailure policy) {
        return switch (policy) {
            case ASK -> tr("it holds and waits for you, without a deadline");
            case ROLLBACK ->
                tr(
                        "it holds for %s, then rolls back by itself unless you have answered",
                        Moment.length(rolling.veto()));
        };
    }

    private void tables(List<String> lines) {
        if (!plan.consents().contains(QuestionKind.SYSTEM_TABLES)) {
            return;
        }
        String where = step(StepId.CHANGE_SYSTEM_TABLES)
                .map(step -> tr("step %d changes the system tables", step.stage()))
                .orElse(tr("the system tables change"));
        String consent = cluster.answers().containsKey(QuestionKind.SYSTEM_TABLES.name())
                ? ""
                : tr(" You are asked for your consent before the first step.");
        lines.addAll(Wrap.after(
                Wrap.label("  ", "tables", 9),
                tr(
                        "%s: there the rolling way back ends. After it there is only an offline rollback with a restore of the data.%s",
                        where, consent)));
    }

    private Optional<PlannedStep> step(StepId id) {
        return plan.steps().stream().filter(step -> step.id() == id).findFirst();
    }
}
