package io.cantianupgrade.activity.check;

import static io.cantianupgrade.check.CheckResult.failed;
import static io.cantianupgrade.check.CheckResult.pass;

import io.cantianupgrade.cantian.NodeSurvey;
import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.model.NodeId;
import java.util.List;
import java.util.Optional;

/** Whether there is room for the release, and for the backup. */
final class SpaceChecks {

    /** As {@code pre_upgrade.sh} counts: 1-KiB blocks. */
    private static final long FIVE_GIB = 5L * 1024 * 1024;

    private final String where;
    private final NodeSurvey survey;

    private SpaceChecks(String where, NodeSurvey survey) {
        this.where = where;
        this.survey = survey;
    }

    static List<CheckResult> of(NodeId node, NodeSurvey survey) {
        SpaceChecks checks = new SpaceChecks(node.toString(), survey);
        return List.of(
                checks.room(CheckId.FREE_SPACE, "free-installed", "/opt/cantian", Optional.of(FIVE_GIB)),
                checks.room(CheckId.UNPACK_SPACE, "free-release", "the release directory", Optional.of(FIVE_GIB)),
                checks.room(CheckId.BACKUP_SPACE, "free-installed", "/opt/cantian", survey.backupKib()));
    }

    private CheckResult room(CheckId id, String section, String place, Optional<Long> needed) {
        Optional<Long> free = survey.freeKib(section);
        if (free.isPresent() && needed.isPresent() && free.get() >= needed.get()) {
            return pass(id, where, size(free.get()) + " free at " + place + ", " + size(needed.get()) + " needed");
        }
        return failed(
                id,
                where,
                "expected %s free at %s, found %s"
                        .formatted(
                                needed.map(SpaceChecks::size).orElse("a known size"),
                                place,
                                free.map(SpaceChecks::size).orElse("no answer of df")),
                survey.lines(section),
                "du -xh --max-depth=2 /opt/cantian | sort -h | tail   shows what to remove   (on " + where + ")");
    }

    private static String size(long kib) {
        return kib >= 1024 * 1024 ? "%.1f GiB".formatted(kib / 1024.0 / 1024.0) : kib / 1024 + " MiB";
    }
}
