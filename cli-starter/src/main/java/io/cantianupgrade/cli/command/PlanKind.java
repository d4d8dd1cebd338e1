package io.cantianupgrade.cli.command;

import io.cantianupgrade.model.Operation;

/** What is planned, named as it is typed. */
enum PlanKind {
    offline(Operation.OFFLINE_UPGRADE),
    rolling(Operation.ROLLING_UPGRADE),
    commit(Operation.COMMIT),
    rollback(Operation.ROLLBACK);

    private final Operation operation;

    PlanKind(Operation operation) {
        this.operation = operation;
    }

    Operation operation() {
        return operation;
    }
}
