package io.cantianupgrade.cli.text;

import io.cantianupgrade.cli.operation.PastOperation;
import io.cantianupgrade.plan.PlanText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Past operations, a line each. */
public final class HistoryScreen {
    private static final String ROW = "%-14s %-8s  %-14s  %-8s %-12s %s";

    private HistoryScreen() {}

    public static List<String> lines(List<PastOperation> operations, Moment moment) {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("began", "id", "cluster", "took", "state", "operation"));
        for (PastOperation operation : operations) {
            lines.add(ROW.formatted(
                            moment.clock(operation.startedAt()),
                            operation.id(),
                            operation.cluster(),
                            operation.endedAt() == null
                                    ? "open"
                                    : PlanText.length(Duration.between(operation.startedAt(), operation.endedAt())),
                            operation.state(),
                            what(operation))
                    .stripTrailing());
        }
        return lines;
    }

    private static String what(PastOperation operation) {
        String kind = operation.operation() == null
                ? ""
                : operation.operation().toLowerCase(Locale.ROOT).replace('_', ' ');
        return operation.target() == null
                ? kind
                : "%s %s -> %s".formatted(kind, operation.source(), operation.target());
    }
}
