package io.cantianupgrade.cantian;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * Calls of the release's own scripts. Whole scripts go through {@code sh}, since the release takes their executable bit
 * away (T-69). A single function is called with the script evaluated without its last line {@code main}, the script's
 * own path as {@code $0} and the mode and the array's address as {@code $1} and {@code $2}.
 */
final class ReleaseScript {

    /** Functions that the steps call; a release that lacks one is refused before anything changes. */
    static final Set<String> UPGRADE_FUNCTIONS = Set.of(
            "get_mnt_dir_name",
            "get_config_info",
            "do_backup",
            "do_upgrade",
            "start_cantian",
            "clear_sem_id",
            "start_cantiand_by_cms",
            "check_local_nodes",
            "get_back_version",
            "modify_sys_tables",
            "show_cantian_version");

    static final String UPGRADE = "upgrade.sh";

    private static final String WITHOUT_MAIN =
            "eval \"$(sed '$s/^main$//' \"$0\")\"; get_mnt_dir_name; get_config_info; ";

    /** As {@code rollback.sh} prepares itself; the array is ours, so its own snapshot rollback stays off. */
    private static final String BEFORE_ROLLBACK =
            "eval \"$(sed '$s/^main$//' \"$0\")\"; back_version=$3; do_snapshot_choice=yes; get_mnt_dir_name;"
                    + " get_current_node; modify_env; source ${CURRENT_PATH}/docker/dbstor_tool_opt_common.sh;"
                    + " source ${CURRENT_PATH}/env.sh; user=${cantian_user}; "
                    // T-26: the client of the array goes back with the rest, so it comes from the backup's packages.
                    // Older
                    // releases spell the function with an e at its end.
                    + "for f in install_dbstor install_dbstore; do declare -F $f >/dev/null || continue;"
                    + " eval \"$(declare -f $f | sed \"1s/^$f/of_release_$f/\")\";"
                    + " eval \"$f() { CURRENT_PATH=\\$backup/action of_release_$f; }\"; done; backup=$4; ";

    private ReleaseScript() {}

    static List<String> appctl(String action, String... words) {
        List<String> argv = new ArrayList<>(List.of("sh", action + "/appctl.sh"));
        argv.addAll(List.of(words));
        return argv;
    }

    /** @param calls what follows the preamble of the rollback, in shell */
    static List<String> rollbackFunctions(
            UpgradeMode mode, String action, String arrayAddress, String source, String backup, String calls) {
        return List.of(
                "bash",
                "-c",
                BEFORE_ROLLBACK + calls,
                action + "/rollback.sh",
                mode.word(),
                arrayAddress,
                source,
                backup);
    }

    /** @param calls what follows the preamble, in shell; only constants and quoted paths */
    static List<String> upgradeFunctions(UpgradeMode mode, String action, String arrayAddress, String calls) {
        return List.of("bash", "-c", WITHOUT_MAIN + calls, action + "/" + UPGRADE, mode.word(), arrayAddress);
    }
}
