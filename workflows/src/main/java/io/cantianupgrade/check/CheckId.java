package io.cantianupgrade.check;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** The name of a check. {@link Checks} declares what each one is. */
public enum CheckId {
    // Every node
    REACHABLE,
    OPERATING_SYSTEM,
    SHELL_IS_BASH,
    COMMANDS,
    PYTHON_MODULES,
    PROGRAMS_MAY_RUN,
    CONFIGURATION,
    NODE_IDENTITY,
    FREE_SPACE,
    UNPACK_SPACE,
    BACKUP_SPACE,
    PROCESSES,
    ENGINE_STATE,
    CMS_REGISTRATION,
    DBSTOR_CLIENT,
    LOGICREP_LIBRARIES,
    OLD_BACKUP,
    UPGRADE_LOCK,

    // The cluster
    EVERY_NODE_NAMED,
    SAME_VERSION,
    SAME_CONFIGURATION,
    DEPLOY_MODE,
    CLUSTER_ONLINE,
    CLOCK_SKEW,
    DATABASE_LOGIN,
    OPEN_UPGRADE,

    // The release
    PACKAGE,
    PACKAGE_CHECKSUM,
    PACKAGE_SCRIPTS,
    PACKAGE_REPO,
    PACKAGE_ARCHITECTURE,
    CONNECTOR_ARCHIVE,
    CONFIGURATION_KEYS,
    NEW_VERSION,
    SOURCE_SUPPORTED,
    SOURCE_ALLOWED,
    MODE_ALLOWED,
    ROLLING_ALLOWED,

    // The storage array
    ARRAY_NAMED,
    ARRAY_LOGIN,
    ARRAY_HEALTH,
    FILE_SYSTEMS,
    NOT_STANDBY,
    REVERT_POSSIBLE,
    ARRAY_IDLE,
    SNAPSHOT_ROOM;

    /** {@code free-space}: the word of screens, JSON and {@code docs/checks.md}. */
    @JsonValue
    public String word() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws IllegalArgumentException for any other word */
    @JsonCreator
    public static CheckId of(String word) {
        return valueOf(word.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    @Override
    public String toString() {
        return word();
    }
}
