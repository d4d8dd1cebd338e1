package io.cantianupgrade.cantian;

import io.cantianupgrade.model.DeployMode;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.node.Command;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What is missing before a node can be called stopped, backed up, replaced, finished or clean: read from the node, in words;
 * nothing missing means that it is so.
 */
public final class Evidence {

    /** Flags that an unfinished upgrade leaves. */
    private static final Pattern OPEN = Pattern.compile(
            "upgrade_node\\d+\\..+|updatesys\\..+|call_ctback_tool\\.success|cluster_and_node_status/.+");

    /** Compares what is installed with what the release brought. */
    private static final String DIFFERENCES = """
            for module in ct_om cantian_exporter cms cantian mysql; do
              [ ! -d "$1/$module" ] || diff -rq "$1/$module" "$2/$module"
            done 2>&1 | head -n 5
            cmp "$3/package.xml" "$4/package.xml" 2>&1
            true
            """;

    private final CantianNode node;
    private final Layout layout;

    public Evidence(CantianNode node) {
        this.node = node;
        this.layout = node.layout();
    }

    public List<String> missingForStopped() {
        List<String> missing = new ArrayList<>();
        node.processes().forEach(process -> missing.add(process + " still runs"));
        missing.addAll(node.timers());
        return missing;
    }

    /** The timers are what the release starts last. */
    public List<String> missingForStarted() {
        List<String> timers = node.timers();
        return Stream.of("cantian.timer", "cantian_logs_handler.timer")
                .filter(timer -> !timers.contains(timer + " is enabled") || !timers.contains(timer + " is active"))
                .map(timer -> timer + " is not enabled and active: the start has not come to its end")
                .toList();
    }

    public List<String> missingForPrecheck() {
        return missing(layout.precheckSuccess(), layout.unpacked() + "/config/deploy_param.json");
    }

    public boolean checkpointFlagIsThere() {
        return node.exists(layout.checkpointFlag());
    }

    public List<String> missingForRelease(Version target, DeployMode mode) {
        List<String> missing = new ArrayList<>();
        String found = node.read(layout.unpacked() + "/versions.yml")
                .flatMap(VersionsFile::parse)
                .map(Version::text)
                .orElse("none");
        if (!found.equals(target.text())) {
            missing.add("unpacked release: expected " + target + ", found " + found);
        }
        int packages = node.list(layout.unpacked() + "/repo").size();
        if (packages != mode.packagesInRepo()) {
            missing.add("entries of repo/: expected " + mode.packagesInRepo() + ", found " + packages);
        }
        return missing;
    }

    /** A marker is not enough: the backup must name the source version and hold the modules (T-61). */
    public List<String> missingForBackup(Version source) {
        String backup = layout.backup(source);
        List<String> missing = missing(
                layout.backupSuccess(source),
                backup + "/action",
                backup + "/config",
                backup + "/repo",
                backup + "/cms",
                backup + "/cantian");
        String found = node.read(backup + "/versions.yml")
                .flatMap(VersionsFile::parse)
                .map(Version::text)
                .orElse("none");
        if (!found.equals(source.text())) {
            missing.add("version in the backup: expected " + source + ", found " + found);
        }
        if (!node.backedUp().equals(Optional.of(source))) {
            missing.add("newest line of backup_note: expected " + source + ", found "
                    + node.backedUp().map(Version::text).orElse("none"));
        }
        return missing;
    }

    public List<String> missingForReplaced(Version target) {
        List<String> packages = node.packages();
        List<String> missing = new ArrayList<>();
        for (String name : List.of("cantian-", "ct_om-")) {
            if (packages.stream().noneMatch(installed -> installed.startsWith(name + target))) {
                missing.add("rpm: expected " + name + target + ", found " + packages);
            }
        }
        node
                .required(Command.bash(
                        DIFFERENCES, layout.releaseAction(), layout.installedAction(), layout.image(), layout.server()))
                .lines()
                .stream()
                .filter(line -> !line.isBlank())
                .forEach(missing::add);
        return missing;
    }

    /** The vendor's record of snapshots on this node (F7); empty when there is none. */
    public String snapshotRecord(Version source) {
        return node.read(layout.snapshotRecord(source)).orElse("");
    }

    /** The node is as its backup says: version, packages, scripts, configuration and engine. */
    public List<String> missingForRestored(Version source) {
        List<String> missing = new ArrayList<>();
        String found = node.installed().map(Version::text).orElse("none");
        if (!found.equals(source.text())) {
            missing.add("versions.yml: expected " + source + ", found " + found);
        }
        List<String> packages = node.packages();
        if (packages.stream().noneMatch(installed -> installed.startsWith("cantian-" + source))) {
            missing.add("rpm: expected cantian-" + source + ", found " + packages);
        }
        if (missingForBackup(source).isEmpty()) {
            missing.addAll(differencesToBackup(source));
        }
        return missing;
    }

    /** Where installed scripts, configuration, packages and engine are not those of the backup; at most a few lines. */
    public List<String> differencesToBackup(Version source) {
        return node
                .required(Command.bash(
                        "for d in action config repo common; do diff -rq \"$1/$d\" \"$2/$d\"; done 2>&1 | head -n 5;"
                                + " cmp \"$3/package.xml\" \"$4/package.xml\" 2>&1; true",
                        layout.backup(source),
                        layout.installed(),
                        layout.image(),
                        layout.server()))
                .lines()
                .stream()
                .filter(line -> !line.isBlank())
                .toList();
    }

    /** What keeps the cluster from being clean after a rollback, as this node sees it. */
    public List<String> rollbackResidue(DeployParam configured, Version source, NodeId id) {
        List<String> residue = new ArrayList<>(openUpgrade(configured));
        residue.addAll(
                new SharedFlags(node, configured).places(Pattern.compile(Pattern.quote(layout.commitFlag(source)))));
        for (String file :
                List.of(layout.precheckSuccess(), layout.checkpointFlag(), layout.stopFlag(), layout.backup(source))) {
            if (node.exists(file)) {
                residue.add(id + ": " + file);
            }
        }
        return residue;
    }

    public List<String> missingForFinished(Version target) {
        List<String> missing = new ArrayList<>();
        String found = node.installed().map(Version::text).orElse("none");
        if (!found.equals(target.text())) {
            missing.add("versions.yml: expected " + target + ", found " + found);
        }
        if (node.exists(layout.precheckSuccess())) {
            missing.add(layout.precheckSuccess() + " is still there");
        }
        return missing;
    }

    public boolean backupOfDataIsSettled(DeployParam configured) {
        return new SharedFlags(node, configured).isShared(Layout.BACKUP_SETTLED);
    }

    /** @return whether a change of the system tables is still asked for */
    public boolean systemTableChangeIsOpen(DeployParam configured) {
        List<String> flags = new SharedFlags(node, configured).names();
        return flags.contains(Layout.TABLES_TO_CHANGE) && !flags.contains(Layout.TABLES_CHANGED);
    }

    /** Flags of an unfinished upgrade on the shared file system. */
    public List<String> openUpgrade(DeployParam configured) {
        List<String> open = new ArrayList<>(new SharedFlags(node, configured).places(OPEN));
        return open;
    }

    /** What keeps the cluster from being clean after the commit, as this node sees it. */
    public List<String> residue(DeployParam configured, Version source, NodeId id) {
        List<String> residue = new ArrayList<>(openUpgrade(configured));
        for (String file : List.of(layout.precheckSuccess(), layout.checkpointFlag())) {
            if (node.exists(file)) {
                residue.add(id + ": " + file);
            }
        }
        if (!new SharedFlags(node, configured).isShared(layout.commitFlag(source))) {
            residue.add("no " + layout.commitFlag(source) + " yet");
        }
        return residue;
    }

    private List<String> missing(String... files) {
        return new ArrayList<>(
                node.absent(files).stream().map(file -> file + " is not there").toList());
    }
}
