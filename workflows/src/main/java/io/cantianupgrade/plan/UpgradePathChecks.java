package io.cantianupgrade.plan;

import static io.cantianupgrade.check.CheckResult.failed;
import static io.cantianupgrade.check.CheckResult.notRun;
import static io.cantianupgrade.check.CheckResult.pass;

import io.cantianupgrade.check.CheckId;
import io.cantianupgrade.check.CheckResult;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.plan.ReleaseFacts.AllowedUpgrade;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Whether there is a way from the installed version to the release's. */
final class UpgradePathChecks {

    private static final String RELEASE = "release";

    private UpgradePathChecks() {}

    static List<CheckResult> of(ClusterFacts facts) {
        if (facts.nodes().isEmpty() || facts.release().isEmpty()) {
            String why = facts.nodes().isEmpty() ? "no node could be read" : "the package could not be read";
            return Stream.of(
                            CheckId.NEW_VERSION,
                            CheckId.SOURCE_SUPPORTED,
                            CheckId.SOURCE_ALLOWED,
                            CheckId.MODE_ALLOWED,
                            CheckId.ROLLING_ALLOWED)
                    .map(id -> notRun(id, RELEASE, why))
                    .toList();
        }
        Version installed = facts.nodes().get(0).installed();
        ReleaseFacts release = facts.release().get();
        List<CheckResult> results = new ArrayList<>();
        results.add(newVersion(installed, release));
        results.add(sourceSupported(installed));
        results.addAll(allowed(installed, release));
        return results;
    }

    private static CheckResult newVersion(Version installed, ReleaseFacts release) {
        if (!installed.equals(release.target())) {
            return pass(CheckId.NEW_VERSION, RELEASE, installed + " -> " + release.target());
        }
        return failed(
                CheckId.NEW_VERSION,
                RELEASE,
                "every node already has " + release.target(),
                List.of(),
                "nothing to upgrade; if the upgrade was not committed yet: cantian-upgrade commit CLUSTER");
    }

    private static CheckResult sourceSupported(Version installed) {
        if (!installed.text().startsWith("2.0.0")) {
            return pass(CheckId.SOURCE_SUPPORTED, RELEASE, installed.text());
        }
        return failed(
                CheckId.SOURCE_SUPPORTED,
                RELEASE,
                "an upgrade from " + installed
                        + " splits file systems, and the release calls a script that is not there",
                List.of("pre_upgrade.sh calls storage_operate/split_dbstor_fs.py; the file is split_dbstore_fs.py"),
                "ask the vendor for a release whose pre_upgrade works from 2.0.0");
    }

    private static List<CheckResult> allowed(Version installed, ReleaseFacts release) {
        if (installed.equals(release.target())) {
            return List.of(
                    notRun(CheckId.SOURCE_ALLOWED, RELEASE, "nothing to upgrade"),
                    notRun(CheckId.MODE_ALLOWED, RELEASE, "nothing to upgrade"),
                    notRun(CheckId.ROLLING_ALLOWED, RELEASE, "nothing to upgrade"));
        }
        if (release.allowed().isEmpty()) {
            return List.of(
                    failed(
                            CheckId.SOURCE_ALLOWED,
                            RELEASE,
                            "the white list of " + release.target() + " does not name " + installed,
                            List.of(),
                            "upgrade to a release in between, or get a package whose white_list.txt names "
                                    + installed),
                    notRun(CheckId.MODE_ALLOWED, RELEASE, "the white list does not name " + installed),
                    notRun(CheckId.ROLLING_ALLOWED, RELEASE, "the white list does not name " + installed));
        }
        AllowedUpgrade row = release.allowed().get();
        return List.of(
                pass(CheckId.SOURCE_ALLOWED, RELEASE, row.row()),
                mode(CheckId.MODE_ALLOWED, row.offline(), "offline", installed, release, row),
                mode(CheckId.ROLLING_ALLOWED, row.rolling(), "rolling", installed, release, row));
    }

    private static CheckResult mode(
            CheckId id, boolean allowed, String kind, Version installed, ReleaseFacts release, AllowedUpgrade row) {
        return allowed
                ? pass(id, RELEASE, row.row())
                : failed(
                        id,
                        RELEASE,
                        "the white list of %s allows no %s upgrade from %s"
                                .formatted(release.target(), kind, installed),
                        List.of(row.row()),
                        "upgrade in the way that the row allows");
    }
}
