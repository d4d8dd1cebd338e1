package io.cantianupgrade.step;

import static io.cantianupgrade.step.Declaration.step;
import static io.cantianupgrade.step.Precondition.BACKUP_PROVEN;
import static io.cantianupgrade.step.Precondition.CLUSTER_ONLINE;
import static io.cantianupgrade.step.Precondition.EVERY_NODE_ON_SOURCE;
import static io.cantianupgrade.step.Precondition.EVERY_NODE_STOPPED;
import static io.cantianupgrade.step.Precondition.LEAD_NODE_ROLLED_BACK;
import static io.cantianupgrade.step.Precondition.NO_CHECKPOINT_FLAG;
import static io.cantianupgrade.step.Precondition.RELEASE_IN_PLACE;
import static io.cantianupgrade.step.Precondition.SNAPSHOTS_THERE;
import static io.cantianupgrade.step.Precondition.VERSION_NOT_RAISED;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.cantianupgrade.model.ProblemCode;
import java.util.List;

/** The steps of the way back, in the order in which they happen. */
final class RollbackSteps {

    static final List<StepSpec> ALL = List.of(
            step(StepId.ROLLBACK_STOP, "Stop Cantian for the rollback")
                    .brief("stop")
                    .guide("离线升级 > 回滚操作 1")
                    .scope(Scope.ALL_NODES)
                    .requires(VERSION_NOT_RAISED)
                    .done("no process and no timer of Cantian is left on the node, nor the flag of a checkpoint")
                    .timing(ofSeconds(35), ofMinutes(10), 3)
                    .wayBack(WayBack.OFFLINE_ONLY)
                    .leaves(NodeState.STOPPED)
                    .noEffect(ProblemCode.NODE_DID_NOT_STOP)
                    .hint("If cantiand comes back by itself, the watchdog or its timer still runs on the node.")
                    .declared(),
            step(StepId.ROLLBACK_NODE, "Restore the programs")
                    .brief("restore")
                    .guide("离线升级 > 回滚操作 2")
                    .scope(Scope.EACH_NODE)
                    .requires(
                            RELEASE_IN_PLACE,
                            EVERY_NODE_STOPPED,
                            NO_CHECKPOINT_FLAG,
                            BACKUP_PROVEN,
                            LEAD_NODE_ROLLED_BACK)
                    .done("versions.yml, packages, scripts and configuration are those of the backup")
                    .timing(ofSeconds(60), ofMinutes(30), 2)
                    .wayBack(WayBack.OFFLINE_ONLY)
                    .leaves(NodeState.ROLLED_BACK)
                    .hint("The last lines of the log name the module; the backup is below /opt/cantian/upgrade_backup.")
                    .declared(),
            step(StepId.ROLLBACK_SNAPSHOT, "Revert the file systems to their snapshots")
                    .brief("revert")
                    .guide("离线升级 > 回滚操作 2")
                    .scope(Scope.STORAGE)
                    .requires(EVERY_NODE_STOPPED, NO_CHECKPOINT_FLAG, EVERY_NODE_ON_SOURCE, SNAPSHOTS_THERE)
                    .done("the array has proven the revert of every file system")
                    .timing(ofMinutes(2), ofHours(24), 3)
                    .wayBack(WayBack.OFFLINE_ONLY)
                    .noEffect(ProblemCode.REVERT_FAILED)
                    .hint(
                            "Look at the rollback of the file system in DeviceManager; nothing may be started before all are back.")
                    .declared(),
            step(StepId.ROLLBACK_START, "Start the source version")
                    .brief("start")
                    .guide("离线升级 > 回滚操作 2")
                    .scope(Scope.EACH_NODE)
                    .requires(EVERY_NODE_ON_SOURCE)
                    .done("the node is online and joined in cms stat, and its processes run")
                    .timing(ofSeconds(60), ofMinutes(40), 2)
                    .wayBack(WayBack.OFFLINE_ONLY)
                    .noEffect(ProblemCode.NODE_DID_NOT_JOIN)
                    .hint("Check the interconnect (port 14587) and cms_srv.rlog of the node.")
                    .declared(),
            step(StepId.ROLLBACK_CHECK, "Check after the rollback")
                    .brief("check")
                    .guide("离线升级 > 回滚操作 2")
                    .scope(Scope.EACH_NODE)
                    .requires(EVERY_NODE_ON_SOURCE)
                    .done("the release's check of every module ended well, and the node serves")
                    .timing(ofSeconds(15), ofMinutes(20), 3)
                    .wayBack(WayBack.OFFLINE_ONLY)
                    .hint(
                            "The module that failed is in the last lines of the log; the database may still be recovering.")
                    .declared(),
            step(StepId.ROLLBACK_CLEAR, "Clear what the rollback left behind")
                    .brief("clear")
                    .guide("离线升级 > 回滚操作 2")
                    .scope(Scope.CLUSTER)
                    .requires(EVERY_NODE_ON_SOURCE, CLUSTER_ONLINE)
                    .done("no snapshot and no flag of this upgrade is left")
                    .timing(ofSeconds(15), ofMinutes(15), 3)
                    .wayBack(WayBack.OFFLINE_ONLY)
                    .hint("A left-over flag blocks the next upgrade: the evidence names the file.")
                    .declared());

    private RollbackSteps() {}
}
