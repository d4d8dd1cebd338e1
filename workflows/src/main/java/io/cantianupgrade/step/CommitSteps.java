package io.cantianupgrade.step;

import static io.cantianupgrade.step.Declaration.step;
import static io.cantianupgrade.step.Precondition.CLUSTER_ONLINE;
import static io.cantianupgrade.step.Precondition.COMMIT_ALLOWED;
import static io.cantianupgrade.step.Precondition.EVERY_NODE_ON_TARGET;
import static io.cantianupgrade.step.Precondition.VERSION_RAISED;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.cantianupgrade.model.ProblemCode;
import java.util.List;

/** The steps of a commit, in the order in which they happen. */
final class CommitSteps {

    static final List<StepSpec> ALL = List.of(
            step(StepId.CHECK_ARRAY, "Make sure that the array answers")
                    .brief("check")
                    .guide("离线升级 > 提交操作 1-2")
                    .scope(Scope.STORAGE)
                    .requires(EVERY_NODE_ON_TARGET)
                    .done("the array lets us in and shows the file systems, so that their snapshots can be deleted")
                    .timing(ofSeconds(2), ofMinutes(5), 3)
                    .wayBack(WayBack.OFFLINE_ONLY)
                    .asksOn(QuestionKind.MANUAL_DELETION, ProblemCode.ARRAY_UNREACHABLE)
                    .hint("Nothing is committed yet. Does the worker reach the array's management port?")
                    .declared(),
            step(StepId.RAISE_VERSION, "Raise the cluster's version")
                    .brief("raise")
                    .guide("离线升级 > 提交操作 2-4")
                    .scope(Scope.LEAD_NODE)
                    .requires(EVERY_NODE_ON_TARGET, CLUSTER_ONLINE)
                    .requiresWhenRolling(EVERY_NODE_ON_TARGET, CLUSTER_ONLINE, COMMIT_ALLOWED)
                    .done("cms version and DV_CTRL_VERSION both show the target's numbers")
                    .timing(ofSeconds(10), ofMinutes(10), 10)
                    .wayBack(WayBack.RESTORE_ONLY)
                    .noEffect(ProblemCode.VERSION_NOT_RAISED)
                    .hint("cms upgrade needs a CMS master and every node online; its own words are in the evidence.")
                    .declared(),
            step(StepId.DELETE_SNAPSHOTS, "Delete the snapshots")
                    .brief("delete")
                    .guide("离线升级 > 提交操作 1-2")
                    .scope(Scope.STORAGE)
                    .requires(VERSION_RAISED)
                    .done("the array shows no snapshot of this upgrade any more")
                    .timing(ofSeconds(10), ofMinutes(15), 3)
                    .wayBack(WayBack.RESTORE_ONLY)
                    .skippable()
                    .asksOn(QuestionKind.MANUAL_DELETION, ProblemCode.ARRAY_UNREACHABLE)
                    .noEffect(ProblemCode.SNAPSHOT_NOT_DELETED)
                    .hint("The snapshots can be deleted by hand in DeviceManager; then skip the step.")
                    .declared(),
            step(StepId.CLEAR_RESIDUE, "Clear what the upgrade left behind")
                    .brief("clear")
                    .guide("离线升级 > 提交操作 2")
                    .scope(Scope.CLUSTER)
                    .requires(VERSION_RAISED)
                    .done("no flag of this upgrade is left on any node or on the shared file system")
                    .timing(ofSeconds(5), ofMinutes(5), 3)
                    .wayBack(WayBack.RESTORE_ONLY)
                    .hint("A left-over flag blocks the next upgrade: the evidence names the file.")
                    .declared());

    private CommitSteps() {}
}
