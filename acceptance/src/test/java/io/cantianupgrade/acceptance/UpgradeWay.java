package io.cantianupgrade.acceptance;

import java.util.Map;

/** Both kinds of upgrade, as operators begin them, and what makes each of their steps fail. */
enum UpgradeWay {
    OFFLINE(
            "offline",
            Map.of("BUSINESS_STOPPED", "yes"),
            Map.of(
                    "precheck", "fail:cantian:pre_upgrade",
                    "checkpoint", "fail:check_point",
                    "start", "fail:cantian:start")),
    /** The second check of a node fails by what its first one failed by; the engine has joined before the rest is started. */
    ROLLING(
            "rolling",
            Map.of("BACKUP_CHOICE", "2"),
            Map.of(
                    "precheck", "fail:cantian:pre_upgrade",
                    "begin-node", "fail:cantian:pre_upgrade",
                    "start", "fail:ct_om:start"));

    /** By step; in the midst of its work where it has several parts, so that half of it is done. */
    private static final Map<String, String> FAULTS = Map.of(
            "stop", "fail:ct_om:stop",
            "backup", "fail:cantian:upgrade_backup",
            "replace-binaries", "fail:cantian:upgrade",
            "post-check", "fail:cms:post_upgrade",
            "finish-node", "fail:show_cantian_version");

    private final String word;
    private final Map<String, String> answers;
    private final Map<String, String> faults;

    UpgradeWay(String word, Map<String, String> answers, Map<String, String> faults) {
        this.word = word;
        this.answers = answers;
        this.faults = faults;
    }

    /** The word of the command line. */
    String word() {
        return word;
    }

    /** Those without which it would ask before its first step. */
    Map<String, String> answers() {
        return answers;
    }

    String faultOf(String step) {
        return faults.getOrDefault(step, FAULTS.get(step));
    }

    void plantAll(Site site) {
        site.cluster().nodes().forEach(node -> {
            faults.values().forEach(node::fault);
            FAULTS.values().forEach(node::fault);
        });
    }
}
