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
            "check_local_nodes",
            "get_back_version",
            "modify_sys_tables",
            "show_cantian_version");

    static final String UPGRADE = "upgrade.sh";

    private static final String WITHOUT_MAIN =
            "eval \"$(sed '$s/^main$//' \"$0\")\"; get_mnt_dir_name; get_config_info; ";

    private ReleaseScript() {}

    static List<String> appctl(String action, String... words) {
        List<String> argv = new ArrayList<>(List.of("sh", action + "/appctl.sh"));
        argv.addAll(List.of(words));
        return argv;
    }

    /** @param calls what follows the preamble, in shell; only constants and quoted paths */
    static List<String> offlineFunctions(String action, String arrayAddress, String calls) {
        return List.of(
                "bash", "-c", WITHOUT_MAIN + calls, action + "/" + UPGRADE, UpgradeMode.OFFLINE.word(), arrayAddress);
    }
}
