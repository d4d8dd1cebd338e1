package io.cantianupgrade.cli.text;

import static io.cantianupgrade.cli.language.Translation.read;
import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.cli.operation.PastOperation;
import io.cantianupgrade.plan.PlanText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Past operations, a line each. */
public final class HistoryScreen {
    private HistoryScreen() {}

    public static List<String> lines(List<PastOperation> operations, Moment moment) {
        List<String> lines = new ArrayList<>();
        lines.add(row(tr("began"), "id", tr("cluster"), tr("took"), tr("state"), tr("operation")));
        for (PastOperation operation : operations) {
            lines.add(row(
                            moment.clock(operation.startedAt()),
                            operation.id(),
                            operation.cluster(),
                            operation.endedAt() == null
                                    ? tr("open")
                                    : PlanText.length(Duration.between(operation.startedAt(), operation.endedAt())),
                            operation.state(),
                            what(operation))
                    .stripTrailing());
        }
        return lines;
    }

    private static String row(String began, String id, Object cluster, String took, String state, String what) {
        return "%s %-8s  %-14s  %s %s %s"
                .formatted(
                        Columns.padded(began, 14),
                        id,
                        cluster,
                        Columns.padded(took, 8),
                        Columns.padded(state, 12),
                        what);
    }

    private static String what(PastOperation operation) {
        String kind = operation.operation() == null
                ? ""
                : operation.operation().toLowerCase(Locale.ROOT).replace('_', ' ');
        return operation.target() == null
                ? read(kind)
                : "%s %s -> %s".formatted(read(kind), operation.source(), operation.target());
    }
}
