package io.cantianupgrade.cantian;

import io.cantianupgrade.model.Version;
import io.cantianupgrade.plan.BackupFacts;
import io.cantianupgrade.plan.ClusterTraces;
import io.cantianupgrade.plan.NodeTraces;
import io.cantianupgrade.rolling.RollingState;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Reads off a survey what upgrades, by hand or not, have left on the node and on the shared file system. */
public final class UpgradeTraces {

    private static final Pattern ENGINE_PACKAGE = Pattern.compile("cantian-([^-]+)(-.*)?");
    private static final Pattern TARGET_FLAG = Pattern.compile("upgrade_node\\d+\\.(.+)");
    private static final Pattern COMMIT_FLAG =
            Pattern.compile("cantian_(?:offline|rollup)_upgrade_commit_(.+)\\.success");

    private static final Pattern ROLLING_COMMIT_FLAG = Pattern.compile("cantian_rollup_upgrade_commit_(.+)\\.success");

    private UpgradeTraces() {}

    public static NodeTraces ofNode(NodeSurvey survey) {
        List<String> flags = stripped(survey, "flags").toList();
        return new NodeTraces(
                flags.contains("pre_upgrade_" + UpgradeMode.OFFLINE.word() + ".success"),
                !survey.programs().isEmpty(),
                flags.contains("stop.enable") && !ProcessTable.hasEngine(survey.programs()),
                stripped(survey, "packages")
                        .flatMap(name -> packaged(name).stream())
                        .findFirst(),
                stripped(survey, "backups")
                        .flatMap(line -> backup(line).stream())
                        .toList());
    }

    public static ClusterTraces ofCluster(NodeSurvey survey, RollingState words) {
        return new ClusterTraces(
                ClusterVersions.ofClusterManager(survey.text("cms-version")),
                named(survey, TARGET_FLAG),
                named(survey, COMMIT_FLAG),
                named(survey, ROLLING_COMMIT_FLAG),
                words,
                survey.text("site-role").contains("PHYSICAL_STANDBY"));
    }

    /** The version of an engine package; empty for the name of another package. */
    static Optional<Version> packaged(String name) {
        Matcher matcher = ENGINE_PACKAGE.matcher(name);
        return matcher.matches() && Version.isOne(matcher.group(1))
                ? Optional.of(new Version(matcher.group(1)))
                : Optional.empty();
    }

    /** A line is state, version by the folder's name, version by the backup's own versions.yml. */
    private static Optional<BackupFacts> backup(String line) {
        String[] words = line.split("\\s+");
        if (words.length < 2 || !Version.isOne(words[1])) {
            return Optional.empty(); // One that was put aside.
        }
        boolean complete = words[0].equals("complete") && words.length > 2 && words[2].equals(words[1]);
        return Optional.of(new BackupFacts(new Version(words[1]), complete));
    }

    private static List<Version> named(NodeSurvey survey, Pattern flag) {
        return stripped(survey, "upgrade-flags")
                .map(flag::matcher)
                .filter(Matcher::matches)
                .map(matcher -> matcher.group(1))
                .filter(Version::isOne)
                .distinct()
                .map(Version::new)
                .toList();
    }

    private static Stream<String> stripped(NodeSurvey survey, String section) {
        return survey.lines(section).stream().map(String::strip);
    }
}
