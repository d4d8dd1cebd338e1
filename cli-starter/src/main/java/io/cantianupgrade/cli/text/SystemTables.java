package io.cantianupgrade.cli.text;

import static io.cantianupgrade.cli.language.Translation.tr;

import io.cantianupgrade.contract.OperationStatus;
import io.cantianupgrade.contract.StepStatus;
import io.cantianupgrade.model.Operation;
import io.cantianupgrade.step.StepId;
import io.cantianupgrade.step.StepState;
import java.util.List;

/** Where the rolling way back of an upgrade ends: a change of the system tables cannot be taken back node by node. */
final class SystemTables {
    private SystemTables() {}

    /** Nothing when the upgrade is another one, or changes none. */
    static List<String> lines(OperationStatus status) {
        return status.steps().stream()
                .filter(step -> status.operation() == Operation.ROLLING_UPGRADE)
                .filter(step -> step.id() == StepId.CHANGE_SYSTEM_TABLES)
                .findFirst()
                .map(SystemTables::line)
                .map(List::of)
                .orElse(List.of());
    }

    private static String line(StepStatus step) {
        return step.state() == StepState.PENDING
                ? tr("  the rolling way back ends at: %s", StepWords.title(step))
                : tr("  system tables changed: only an offline rollback with a restore of the data");
    }
}
