package io.cantianupgrade.activity.check;

import static io.cantianupgrade.check.CheckResult.failed;
import static io.cantianupgrade.check.CheckResult.pass;

import io.cantianupgrade.cantian.NodeSurvey;
import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.model.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/** What somebody else's upgrade leaves on a node, or is doing right now. */
final class TraceChecks {

    private static final Pattern VENDOR_SCRIPT = Pattern.compile(
            "\\s*\\d+ \\S*sh \\S*appctl\\.sh (pre_upgrade|upgrade|upgrade_commit|rollback|start|stop|check_point)\\b.*");

    private TraceChecks() {}

    static List<CheckResult> of(NodeReading node, NodeSurvey survey) {
        return List.of(oldBackup(node, survey), lock(node, survey));
    }

    /** A complete one would be taken for this upgrade's, whatever has changed on the node since. */
    private static CheckResult oldBackup(NodeReading node, NodeSurvey survey) {
        String where = node.id().toString();
        List<String> found = survey.lines("backup");
        if (found.isEmpty()) {
            return pass(CheckId.OLD_BACKUP, where, "none");
        }
        String place = "/opt/cantian/upgrade_backup/cantian_upgrade_bak_"
                + node.installed().map(Version::text).orElse("");
        return failed(
                CheckId.OLD_BACKUP,
                where,
                "expected no backup at " + place + " yet, found "
                        + (found.contains("backup_success") ? "one that is complete" : "one that is not complete"),
                List.of(found.get(0), String.join(" ", found.subList(1, found.size()))),
                "mv %1$s %1$s.kept-$(date +%%s)   (on %2$s)".formatted(place, where));
    }

    private static CheckResult lock(NodeReading node, NodeSurvey survey) {
        String where = node.id().toString();
        List<String> evidence = new ArrayList<>(survey.lines("lock"));
        survey.lines("processes").stream()
                .filter(line -> VENDOR_SCRIPT.matcher(line).matches())
                .map(line -> "runs: " + line.strip())
                .forEach(evidence::add);
        survey.lines("shared-locks").stream()
                .map(name -> "share file system: /upgrade/" + name)
                .forEach(evidence::add);
        return evidence.isEmpty()
                ? pass(CheckId.UPGRADE_LOCK, where, "free")
                : failed(
                        CheckId.UPGRADE_LOCK,
                        where,
                        "expected the upgrade lock free and no script of the vendor running, found otherwise",
                        evidence,
                        "wait until that upgrade, commit or rollback ends; if none runs, the lock file may be deleted");
    }
}
