package io.cantianupgrade.cantian;

import static io.cantianupgrade.node.ShellWords.quote;

import io.cantianupgrade.cluster.DataBackupSpec;
import io.cantianupgrade.model.ClusterVersion;
import io.cantianupgrade.model.Version;
import io.cantianupgrade.node.Input;
import io.cantianupgrade.node.JobCommand;
import io.cantianupgrade.node.Secret;
import io.cantianupgrade.rolling.ClusterMove;
import io.cantianupgrade.rolling.NodeMove;
import io.cantianupgrade.rolling.WordRepair;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What is done to a node, as the release's own code does it (release functions of the reference). Everything that changes
 * the node runs under the vendor's lock of the cluster.
 */
public final class ReleaseCalls {

    /** What the release's scripts say of the system tables (F13 to F15). */
    private static final String TABLE_FLAGS = "updatesys.*";

    private static final String LOWER_ALL = "lower \"upgrade_node*.$1\" 'updatesys.*' call_ctback_tool.success"
            + " cluster_and_node_status; lower_left_locks; rm -f \"$up\"/upgrade_lock_*; ";

    /**
     * The release's backup moves this directory away, and empties its own when it begins again: without a copy brought back before,
     * a second try would lose it. Parameters: the numbers of backup and installation.
     */
    private static final String INSPECTION_BACK =
            "[ -d \"${%2$d}/mysql/inspection\" ] || [ ! -d \"${%1$d}/inspection\" ]"
                    + " || cp -rp \"${%1$d}/inspection\" \"${%2$d}/mysql/\"; ";

    private final CantianNode node;
    private final Layout layout;
    private final SharedFlags flags;
    private final StatusCalls words;
    private final String arrayAddress;
    private final Duration limit;

    /** @param limit of each call, from the step's declaration */
    public ReleaseCalls(CantianNode node, DeployParam configured, Optional<String> arrayAddress, Duration limit) {
        this.node = node;
        this.layout = node.layout();
        this.flags = new SharedFlags(node, configured);
        this.words = new StatusCalls(node.id());
        this.arrayAddress = arrayAddress.orElse("");
        this.limit = limit;
    }

    /**
     * The release's own precheck. Without a configuration path: given one, it would replace the live configuration with the
     * package's, comparing two keys only (T-19).
     */
    public JobCommand precheck() {
        return changing(
                flags.mirroring(
                        TABLE_FLAGS,
                        ReleaseScript.appctl(
                                layout.releaseAction(),
                                "pre_upgrade",
                                layout.mode().word())),
                Input.NONE);
    }

    public JobCommand checkpoint(Secret sysPassword) {
        return changing(ReleaseScript.appctl(layout.installedAction(), "check_point"), Input.line(sysPassword));
    }

    /** A checkpoint's flag turns a later rollback into one that keeps the new data (T-17). */
    public JobCommand removeCheckpointFlag() {
        return changing(List.of("rm", "-f", layout.checkpointFlag()), Input.NONE);
    }

    public JobCommand stop() {
        return changing(ReleaseScript.appctl(layout.installedAction(), "stop"), Input.NONE);
    }

    /** The backup, and before it the flag that names the target for everybody else (F10). */
    public JobCommand backup(Version source, Version target) {
        List<String> words = new ArrayList<>(
                List.of(Layout.upgradeFlag(node.id(), target), layout.backup(source), layout.installed()));
        words.addAll(ReleaseScript.upgradeFunctions(layout.mode(), layout.releaseAction(), arrayAddress, "do_backup"));
        return changing(
                flags.calling("raise \"$1\"; " + INSPECTION_BACK.formatted(2, 3) + "\"${@:4}\"", words), Input.NONE);
    }

    /** @param logicrepLibraries directory on the node; needed where logicrep is in use */
    public JobCommand replaceBinaries(Version source, Optional<String> logicrepLibraries) {
        String libraries = logicrepLibraries
                .map(directory -> "SO_PATH=" + quote(node.shell().node().path(directory)) + "; ")
                .orElse("");
        return function(libraries + backupDirectory(source) + "do_upgrade");
    }

    /** What the release's own rollback means to call after the start (T-45). */
    public JobCommand startLogicrep(String libraries) {
        return changing(
                ReleaseScript.appctl(
                        layout.installedAction() + "/logicrep",
                        "startup",
                        node.shell().node().path(libraries)),
                Input.NONE);
    }

    /** Starts; the flag of the stop would keep a readiness probe false for ever (T-47). */
    public JobCommand start() {
        return function(byManager() + "start_cantian && rm -f " + quote(layout.stopFlag()));
    }

    public JobCommand postCheck() {
        return function("check_local_nodes");
    }

    public JobCommand changeSystemTables(Version source, Secret sysPassword) {
        return changing(
                flags.mirroring(
                        TABLE_FLAGS,
                        ReleaseScript.upgradeFunctions(
                                layout.mode(),
                                layout.releaseAction(),
                                arrayAddress,
                                backupDirectory(source) + "get_back_version; modify_sys_tables")),
                Input.line(sysPassword));
    }

    /** Old and new initdb.sql are the same, so the release changes nothing and leaves its request behind (T-07). */
    public JobCommand withdrawSystemTableChange() {
        return changing(flags.calling("lower \"$1\"", List.of(Layout.TABLES_TO_CHANGE)), Input.NONE);
    }

    /** Records the new version, last of all, and takes the precheck's flag away as a finished upgrade does. */
    public JobCommand finish() {
        return function("show_cantian_version; cp -fp "
                + quote(layout.unpacked() + "/versions.yml") + " " + quote(layout.versions())
                + " && rm -f " + quote(layout.precheckSuccess()));
    }

    /** Writes the record that the release's own rollback and commit read (F7). */
    public JobCommand recordSnapshots(Version source, String json) {
        return changing(
                List.of(
                        "bash",
                        "-c",
                        "umask 077; mkdir -p \"${1%/*}\" && printf '%s\\n' \"$2\" >\"$1\"",
                        "bash",
                        layout.snapshotRecord(source),
                        json),
                Input.NONE);
    }

    /** An empty record says that nothing is left to roll back to or to delete. */
    public JobCommand forgetSnapshots(Version source) {
        return changing(List.of("truncate", "-c", "-s", "0", layout.snapshotRecord(source)), Input.NONE);
    }

    public JobCommand raiseVersion(ClusterVersion version) {
        return changing(
                node.asEngineUserArgv(
                        "cms upgrade -version %d %d %d".formatted(version.main(), version.major(), version.revision())),
                Input.NONE);
    }

    /**
     * What a finished upgrade leaves on this node and on the shared file system, the vendor's own left-overs included (T-06,
     * T-10, T-17); the commit's flag is set before, so that a commit by hand knows that it is done, and ours which kind it was.
     */
    public JobCommand clearResidue(Version source, Version target) {
        return changing(
                flags.calling(
                        "raise \"$2\" && { " + LOWER_ALL + "rm -f \"${@:3}\"; }",
                        List.of(
                                target.text(),
                                layout.commitFlag(source),
                                layout.precheckSuccess(),
                                layout.checkpointFlag(),
                                layout.stopFlag())),
                Input.NONE);
    }

    /** The release's own restore of programs and configuration from the backup. */
    public JobCommand restore(Version source) {
        return rollbackFunction(source, "do_rollback");
    }

    /** What a started engine left in the array's client memory belongs to data that is gone; three tries, as the vendor has. */
    public JobCommand clearMemory() {
        String tool = layout.clearMemory();
        return changing(
                List.of(
                        "bash",
                        "-c",
                        "[ -e \"$1\" ] || exit 0; for try in 1 2 3; do su -s /bin/bash - \"$2\" -c \"sh '$1'\" && exit 0; done; exit 1",
                        "bash",
                        tool,
                        node.engineUser()),
                Input.NONE);
    }

    public JobCommand startSource(Version source) {
        return rollbackFunction(source, byManager() + "start_cantian && rm -f " + quote(layout.stopFlag()));
    }

    /** A node that joins others is started by the cluster manager first: their reform must not break its start. */
    private String byManager() {
        return layout.mode() == UpgradeMode.ROLLING
                ? "! declare -F clear_sem_id >/dev/null || clear_sem_id; start_cantiand_by_cms; "
                : "";
    }

    /** The word of the cluster, and then the word of the node, where one of them is to change and still may. */
    public JobCommand say(Optional<ClusterMove> cluster, Optional<NodeMove> ofNode) {
        return changing(flags.calling(words.saying(cluster, ofNode), List.of()), Input.NONE);
    }

    /** Writes the word that is true, unless somebody has changed it; a node that nobody has begun with has no file. */
    public JobCommand repair(WordRepair repair) {
        return changing(flags.calling(StatusCalls.repairing(repair), List.of()), Input.NONE);
    }

    /**
     * The same with the flag that names the target for everybody else (F10), and the one that keeps the vendor's scripts from asking
     * about a backup of the data again (F16). That one comes last: without a word it would be the flag of no upgrade.
     */
    public JobCommand begin(Version target) {
        return changing(
                flags.calling(
                        words.saying(Optional.of(ClusterMove.BEGIN_UPGRADE), Optional.of(NodeMove.BEGIN_UPGRADE))
                                + " && raise \"$1\" \"$2\"",
                        List.of(Layout.upgradeFlag(node.id(), target), Layout.BACKUP_SETTLED)),
                Input.NONE);
    }

    public JobCommand backUpData(DataBackupSpec spec, Secret password) {
        return changing(DataBackup.command(node, spec), Input.line(password));
    }

    public JobCommand checkSource(Version source) {
        return rollbackFunction(source, "check_local_nodes");
    }

    /**
     * What a rolled back upgrade leaves on this node and on the shared file system (T-08: the commit's flag, too). The backup is
     * kept under another name: under its own, the next attempt would take it for its own (F6).
     */
    public JobCommand clearRollbackResidue(String operation, Version source, Version target) {
        return changing(
                flags.calling(
                        LOWER_ALL
                                + "lower \"$2\"; rm -f \"${@:6}\"; "
                                + INSPECTION_BACK.formatted(3, 5)
                                + "[ ! -d \"$3\" ] || mv -T \"$3\" \"$3.rolled-back-$4\"",
                        List.of(
                                target.text(),
                                layout.commitFlag(source),
                                layout.backup(source),
                                operation,
                                layout.installed(),
                                layout.precheckSuccess(),
                                layout.checkpointFlag(),
                                layout.stopFlag())),
                Input.NONE);
    }

    private JobCommand rollbackFunction(Version source, String calls) {
        return changing(
                ReleaseScript.rollbackFunctions(
                        layout.mode(),
                        layout.releaseAction(),
                        arrayAddress,
                        source.text(),
                        layout.backup(source),
                        calls),
                Input.NONE);
    }

    private JobCommand function(String calls) {
        return changing(
                ReleaseScript.upgradeFunctions(layout.mode(), layout.releaseAction(), arrayAddress, calls), Input.NONE);
    }

    /** The release's scripts spell the variable so. */
    private String backupDirectory(Version source) {
        return "dircetory_path=" + quote(layout.backup(source)) + "; ";
    }

    private JobCommand changing(List<String> argv, Input input) {
        return new JobCommand(argv, input, Optional.of(flags.guard()), limit);
    }
}
