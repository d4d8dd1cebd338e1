package io.cantianupgrade.cli.command;

import io.cantianupgrade.model.Operation;

/** The kind of an upgrade, named as it is typed. */
enum UpgradeMode {
    offline(Operation.OFFLINE_UPGRADE),
    rolling(Operation.ROLLING_UPGRADE);

    private final Operation operation;

    UpgradeMode(Operation operation) {
        this.operation = operation;
    }

    Operation operation() {
        return operation;
    }
}
