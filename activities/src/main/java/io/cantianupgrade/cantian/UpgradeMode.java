package io.cantianupgrade.cantian;

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
}
