package io.cantianupgrade.cli.text;

import static io.cantianupgrade.cli.language.Translation.read;
import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cluster.ClusterSpec;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.model.UpgradeKind;
import io.cantianupgrade.plan.ExpectedTimes;
import io.cantianupgrade.plan.PlanText;
import io.cantianupgrade.plan.UpgradePlan;
import io.cantianupgrade.plan.Wording;
import io.cantianupgrade.step.QuestionKind;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** A plan before it starts: its steps, and below them what no step can say. */
public final class PlanScreen {
    private static final Wording WORDING = new Wording() {
        @Override
        public String say(String template, Object... arguments) {
            return arguments.length == 0 ? read(template) : tr(template, arguments);
        }

        @Override
        public int columns(String text) {
            return Columns.of(text);
        }
    };

    private PlanScreen() {}

    public static List<String> lines(UpgradePlan plan, ClusterSpec cluster, ExpectedTimes times) {
        List<String> notes = new ArrayList<>();
        if (plan.kind() == UpgradeKind.ROLLING && plan.operation() != Operation.COMMIT) {
            notes.addAll(new RollingNotes(plan, cluster).lines());
        }
        if (!cluster.answers().isEmpty()) {
            notes.addAll(
                    Wrap.after(Wrap.label("  ", "ahead", 9), tr("answered before it is asked: %s", ahead(cluster))));
        }
        List<String> lines = new ArrayList<>(PlanText.lines(plan, times, WORDING));
        if (!notes.isEmpty()) {
            lines.add("");
            lines.addAll(notes);
        }
        return lines;
    }

    private static String ahead(ClusterSpec cluster) {
        return Arrays.stream(QuestionKind.values())
                .map(QuestionKind::name)
                .filter(cluster.answers()::containsKey)
                .map(kind -> kind + " " + cluster.answers().get(kind))
                .collect(Collectors.joining(", "));
    }
}
