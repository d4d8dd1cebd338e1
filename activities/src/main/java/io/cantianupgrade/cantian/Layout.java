package io.cantianupgrade.cantian;

import io.cantianupgrade.cluster.NodeSpec;
import io.cantianupgrade.cluster.ReleaseSpec;
import io.cantianupgrade.model.NodeId;
import io.cantianupgrade.model.Version;

/**
 * Where things are on a node, as its shell sees them (reference: files on a node; persistent flags F1 to F27).
 *
 * @param mode some flags have it in their names
 */
record Layout(NodeSpec node, ReleaseSpec release, UpgradeMode mode) {

    static final String TABLES_TO_CHANGE = "updatesys.true";
    static final String TABLES_CHANGED = "updatesys.success";
    static final String TABLES_FAILED = "updatesys.failed";
    static final String BACKUP_SETTLED = "call_ctback_tool.success";

    // What is installed.

    String opt() {
        return node.path("/opt/cantian");
    }

    String localData() {
        return node.path("/mnt/dbdata/local/cantian");
    }

    String versions() {
        return node.path("/opt/cantian/versions.yml");
    }

    String deployParam() {
        return node.path("/opt/cantian/config/deploy_param.json");
    }

    String installed() {
        return node.path("/opt/cantian");
    }

    String installedAction() {
        return node.path("/opt/cantian/action");
    }

    String server() {
        return node.path("/opt/cantian/cantian/server");
    }

    String image() {
        return node.path("/opt/cantian/image/Cantian-RUN-CENTOS-64bit");
    }

    String clearMemory() {
        return node.path("/opt/cantian/dbstor/tools/cs_clear_mem.sh");
    }

    String deployLog() {
        return node.path("/opt/cantian/log/deploy/deploy.log");
    }

    String logicrep() {
        return node.path("/opt/software/tools/logicrep");
    }

    String backupNote() {
        return node.path("/opt/backup_note");
    }

    String backup(Version source) {
        return node.path("/opt/cantian/upgrade_backup/cantian_upgrade_bak_" + source);
    }

    String backupSuccess(Version source) {
        return backup(source) + "/backup_success";
    }

    String snapshotRecord(Version source) {
        return backup(source) + "/cantian_upgrade_snapshots/processed_snapshots.json";
    }

    // The release that is being installed.

    String releaseDirectory() {
        return node.path(release.directory());
    }

    String unpacked() {
        return releaseDirectory() + "/cantian_connector";
    }

    String releaseAction() {
        return unpacked() + "/action";
    }

    // Flags on the node.

    String precheckSuccess() {
        return node.path("/opt/cantian/pre_upgrade_" + mode.word() + ".success");
    }

    String checkpointFlag() {
        return node.path("/opt/cantian/check_point.success");
    }

    String stopFlag() {
        return node.path("/opt/cantian/stop.enable");
    }

    // Flags of the cluster: the directory, and the names there.

    String metadata(DeployParam configured) {
        return node.path("/mnt/dbdata/remote/metadata_" + configured.metadataFs());
    }

    String archive(DeployParam configured) {
        return node.path("/mnt/dbdata/remote/archive_" + configured.archiveFs());
    }

    String upgradeLock(DeployParam configured) {
        return metadata(configured) + "/upgrade.lock";
    }

    String upgradeDirectory(DeployParam configured) {
        return metadata(configured) + "/upgrade";
    }

    static String upgradeFlag(NodeId id, Version target) {
        return "upgrade_node" + id.number() + "." + target;
    }

    String commitFlag(Version source) {
        return "cantian_" + mode.word() + "_upgrade_commit_" + source + ".success";
    }
}
