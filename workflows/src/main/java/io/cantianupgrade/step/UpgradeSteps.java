package io.cantianupgrade.step;

import static io.cantianupgrade.step.Declaration.step;
import static io.cantianupgrade.step.Precondition.BACKUP_PROVEN;
import static io.cantianupgrade.step.Precondition.CHECKPOINT_POSSIBLE;
import static io.cantianupgrade.step.Precondition.CLUSTER_ONLINE;
import static io.cantianupgrade.step.Precondition.EVERY_NODE_ON_TARGET;
import static io.cantianupgrade.step.Precondition.EVERY_NODE_STOPPED;
import static io.cantianupgrade.step.Precondition.LEAD_NODE_NOT_REPLACED;
import static io.cantianupgrade.step.Precondition.LEAD_NODE_UPGRADED;
import static io.cantianupgrade.step.Precondition.NODE_BEGUN;
import static io.cantianupgrade.step.Precondition.NODE_PRECHECKED;
import static io.cantianupgrade.step.Precondition.NODE_RUNS_SOURCE;
import static io.cantianupgrade.step.Precondition.NODE_STOPPED;
import static io.cantianupgrade.step.Precondition.NO_CHECKPOINT_FLAG;
import static io.cantianupgrade.step.Precondition.NO_NODE_SERVES_SOURCE;
import static io.cantianupgrade.step.Precondition.OTHERS_SERVE;
import static io.cantianupgrade.step.Precondition.RELEASE_IN_PLACE;
import static io.cantianupgrade.step.Precondition.SNAPSHOTS_PROVEN;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.cantianupgrade.model.ProblemCode;
import java.util.List;

/** The steps of an upgrade, in the order in which they happen; the verdict follows. */
final class UpgradeSteps {

    static final List<StepSpec> ALL = List.of(
            step(StepId.DISTRIBUTE_RELEASE, "Copy and unpack the release")
                    .brief("copy")
                    .guide("离线升级 > 升级操作 1-2")
                    .scope(Scope.ALL_NODES)
                    .done("the archive on the node has the package's checksum and its versions.yml names the target")
                    .timing(ofSeconds(100), ofMinutes(30), 3)
                    .wayBack(WayBack.NOTHING_CHANGED)
                    .hint("Is there room in the release directory of the node (5 GiB), and can the user write to it?")
                    .declared(),
            step(StepId.PRECHECK, "Precheck")
                    .brief("precheck")
                    .guide("离线升级 > 升级操作 3")
                    .scope(Scope.ALL_NODES)
                    .requires(RELEASE_IN_PLACE, CLUSTER_ONLINE)
                    .done("the release's pre_upgrade ended well and left pre_upgrade_offline.success")
                    .timing(ofSeconds(30), ofMinutes(10), 2)
                    .wayBack(WayBack.NOTHING_CHANGED)
                    .asksOn(QuestionKind.LOGICREP_LIBRARIES, ProblemCode.LOGICREP_LIBRARIES_MISSING)
                    .leaves(NodeState.PREPARED)
                    .hint(
                            "The node's /opt/cantian/log/deploy/deploy.log and om_deploy/om_deploy.log name the check that failed.")
                    .declared(),
            step(StepId.QUIESCE_BUSINESS, "Make sure that business is stopped")
                    .brief("business")
                    .guide("离线升级 > 升级操作 4.1-4.2")
                    .scope(Scope.CLUSTER)
                    .done("the configured check says so, and no MySQL server runs on a node")
                    .timing(ofSeconds(5), ofMinutes(10), 1)
                    .wayBack(WayBack.NOTHING_CHANGED)
                    .asks(QuestionKind.BUSINESS_STOPPED)
                    .hint("Set members to 0 in the YAML that started MySQL and apply it again.")
                    .declared(),
            step(StepId.CHECKPOINT, "Checkpoint the database")
                    .brief("checkpoint")
                    .guide("离线升级 > 升级操作 4.3")
                    .scope(Scope.LEAD_NODE)
                    .requires(CHECKPOINT_POSSIBLE)
                    .done("appctl.sh check_point ended well for this operation, and its flag file is removed")
                    .timing(ofSeconds(8), ofMinutes(30), 2)
                    .wayBack(WayBack.OFFLINE_ONLY)
                    .skippable()
                    .noEffect(ProblemCode.CHECKPOINT_FAILED)
                    .hint(
                            "check_point says nothing when the sys password is wrong: check database.sysPassword. Skip only if a"
                                    + " checkpoint was taken by hand and no business has run since.")
                    .declared(),
            step(StepId.STOP, "Stop Cantian")
                    .brief("stop")
                    .guide("离线升级 > 升级操作 4.4")
                    .scope(Scope.ALL_NODES)
                    .requires(NODE_RUNS_SOURCE)
                    .requiresWhenRolling(NODE_RUNS_SOURCE, NODE_BEGUN, OTHERS_SERVE)
                    .done("no process and no timer of Cantian is left on the node")
                    .timing(ofSeconds(35), ofMinutes(10), 3)
                    .wayBack(WayBack.OFFLINE_ONLY)
                    .undoneBy(StepId.START)
                    .leaves(NodeState.STOPPED)
                    .noEffect(ProblemCode.NODE_DID_NOT_STOP)
                    .hint("If cantiand comes back by itself, the watchdog or its timer still runs on the node.")
                    .declared(),
            step(StepId.BACKUP, "Back up programs and configuration")
                    .brief("backup")
                    .guide("离线升级 > 升级操作 5")
                    .scope(Scope.EACH_NODE)
                    .requires(RELEASE_IN_PLACE, NODE_RUNS_SOURCE, NODE_STOPPED)
                    .done("backup_success is there, the backup names the source version and holds every module")
                    .timing(ofSeconds(20), ofMinutes(30), 3)
                    .wayBack(WayBack.OFFLINE_ONLY)
                    .leaves(NodeState.BACKED_UP)
                    .noEffect(ProblemCode.BACKUP_INCOMPLETE)
                    .hint(
                            "A changed file size means that something still writes: is everything stopped? Is `tree` installed?")
                    .declared(),
            step(StepId.SNAPSHOT, "Snapshot the file systems")
                    .brief("snapshot")
                    .guide("离线升级 > 升级操作 5")
                    .scope(Scope.STORAGE)
                    .requires(EVERY_NODE_STOPPED, NO_CHECKPOINT_FLAG, LEAD_NODE_NOT_REPLACED)
                    .done("the array shows a healthy snapshot of this operation for every file system")
                    .timing(ofSeconds(10), ofMinutes(15), 3)
                    .wayBack(WayBack.OFFLINE_ONLY)
                    .undoneBy(StepId.DELETE_SNAPSHOTS)
                    .asksOn(QuestionKind.MANUAL_SNAPSHOTS, ProblemCode.ARRAY_UNREACHABLE)
                    .noEffect(ProblemCode.SNAPSHOT_MISSING)
                    .hint("Look at the file system in DeviceManager: online, room in the pool, snapshot licence?")
                    .declared(),
            step(StepId.REPLACE_BINARIES, "Replace the binaries")
                    .brief("replace")
                    .guide("离线升级 > 升级操作 5")
                    .scope(Scope.EACH_NODE)
                    .requires(
                            RELEASE_IN_PLACE,
                            NODE_PRECHECKED,
                            NODE_STOPPED,
                            NO_NODE_SERVES_SOURCE,
                            BACKUP_PROVEN,
                            SNAPSHOTS_PROVEN,
                            LEAD_NODE_UPGRADED)
                    .requiresWhenRolling(RELEASE_IN_PLACE, NODE_PRECHECKED, NODE_BEGUN, NODE_STOPPED, BACKUP_PROVEN)
                    .done("rpm names the target, and the programs and scripts in place are those of the release")
                    .timing(ofSeconds(60), ofMinutes(30), 2)
                    .wayBack(WayBack.OFFLINE_ONLY)
                    .asksOn(QuestionKind.LOGICREP_LIBRARIES, ProblemCode.LOGICREP_LIBRARIES_MISSING)
                    .leaves(NodeState.REPLACED)
                    .hint(
                            "The last lines of the log name the module; its own log is below /opt/cantian/log on the node.")
                    .declared(),
            step(StepId.START, "Start Cantian")
                    .brief("start")
                    .guide("离线升级 > 升级操作 5")
                    .scope(Scope.EACH_NODE)
                    .requires(RELEASE_IN_PLACE, NO_NODE_SERVES_SOURCE)
                    .requiresWhenRolling(RELEASE_IN_PLACE)
                    .done("the node is online and joined in cms stat, and its processes run")
                    .timing(ofSeconds(60), ofMinutes(40), 2)
                    .wayBack(WayBack.OFFLINE_ONLY)
                    .undoneBy(StepId.STOP)
                    .leaves(NodeState.STARTED)
                    .noEffect(ProblemCode.NODE_DID_NOT_JOIN)
                    .hint("Check the interconnect (port 14587) and cms_srv.rlog of the node.")
                    .declared(),
            step(StepId.POST_CHECK, "Check after the upgrade")
                    .brief("check")
                    .guide("离线升级 > 升级操作 5")
                    .scope(Scope.EACH_NODE)
                    .requires(RELEASE_IN_PLACE)
                    .done("the release's check of every module ended well, and the running version is the target")
                    .timing(ofSeconds(15), ofMinutes(20), 3)
                    .wayBack(WayBack.OFFLINE_ONLY)
                    .leaves(NodeState.CHECKED)
                    .hint(
                            "The module that failed is in the last lines of the log; the database may still be recovering.")
                    .declared(),
            step(StepId.CHANGE_SYSTEM_TABLES, "Change the system tables")
                    .brief("tables")
                    .guide("检测当前版本是否可升级; 滚动升级 > 升级操作 4")
                    .scope(Scope.LEAD_NODE)
                    .requires(RELEASE_IN_PLACE, BACKUP_PROVEN)
                    .done("the change is recorded in updatesys.success, or old and new initdb.sql are the same")
                    .timing(ofSeconds(60), ofMinutes(20), 1)
                    .wayBack(WayBack.OFFLINE_ONLY)
                    .wayBackWhenRolling(WayBack.OFFLINE_ONLY)
                    .noEffect(ProblemCode.SYSTEM_TABLES_FAILED)
                    .hint("A statement that failed is in the log with its CT- number; check database.sysPassword.")
                    .declared(),
            step(StepId.FINISH_NODE, "Record the new version")
                    .brief("record")
                    .guide("离线升级 > 升级操作 5")
                    .scope(Scope.EACH_NODE)
                    .requires(RELEASE_IN_PLACE)
                    .done("versions.yml of the node names the target and the precheck's flag is gone")
                    .timing(ofSeconds(5), ofMinutes(5), 3)
                    .wayBack(WayBack.OFFLINE_ONLY)
                    .leaves(NodeState.UPGRADED)
                    .hint("Can /opt/cantian/versions.yml of the node be written?")
                    .declared(),
            step(StepId.VERIFY_CLUSTER, "Verify the cluster")
                    .brief("verify")
                    .guide("滚动升级 > 提交操作, 注意事项")
                    .scope(Scope.CLUSTER)
                    .requires(EVERY_NODE_ON_TARGET)
                    .done("cms stat shows every node online and joined, three times in a row")
                    .timing(ofSeconds(10), ofMinutes(15), 1)
                    .wayBack(WayBack.OFFLINE_ONLY)
                    .noEffect(ProblemCode.NODE_DID_NOT_JOIN)
                    .hint("Which node is not ONLINE, or has not WORK_STAT 1, in cms stat? Look at its cms_srv.rlog.")
                    .declared());

    private UpgradeSteps() {}
}
