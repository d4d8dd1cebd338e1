package io.cantianupgrade.step;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The name of a step. {@link Steps} declares what each one is. */
public enum StepId {
    DISTRIBUTE_RELEASE,
    PRECHECK,
    QUIESCE_BUSINESS,
    CHECKPOINT,
    REPAIR_WORDS,
    BACKUP_DATA,
    BEGIN_NODE,
    STOP,
    BACKUP,
    SNAPSHOT,
    REPLACE_BINARIES,
    START,
    POST_CHECK,
    CHANGE_SYSTEM_TABLES,
    FINISH_NODE,
    HEALTH_GATE,
    VERIFY_CLUSTER,
    CHECK_ARRAY,
    RAISE_VERSION,
    DELETE_SNAPSHOTS,
    CLEAR_RESIDUE,
    ROLLBACK_BEGIN,
    ROLLBACK_STOP,
    ROLLBACK_NODE,
    ROLLBACK_SNAPSHOT,
    ROLLBACK_START,
    ROLLBACK_CHECK,
    ROLLBACK_CLEAR;

    /** {@code replace-binaries}: the word of plan, status, job directories and Web UI. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for any other word */
    @JsonCreator
    public static StepId of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @Override
    public String toString() {
        return word();
    }
}
