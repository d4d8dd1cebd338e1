package io.cantianupgrade.cantian;

import io.cantianupgrade.model.UpgradeKind;

/** The vendor's words for the two kinds of upgrade. They go no further than this package. */
enum UpgradeMode {
    OFFLINE("offline"),
    ROLLING("rollup");

    private final String word;

    UpgradeMode(String word) {
        this.word = word;
    }

    String word() {
        return word;
    }

    static UpgradeMode of(UpgradeKind kind) {
        return kind == UpgradeKind.ROLLING ? ROLLING : OFFLINE;
    }
}
