package io.cantianupgrade.step;

import static io.cantianupgrade.step.Declaration.step;
import static io.cantianupgrade.step.Precondition.OTHERS_SERVE;
import static io.cantianupgrade.step.Precondition.RELEASE_IN_PLACE;
import static io.cantianupgrade.step.Precondition.UPGRADE_ALLOWED;
import static java.time.Duration.ofHours;
import static java.time.Duration.ofMinutes;
import static java.time.Duration.ofSeconds;

import io.cantianupgrade.model.ProblemCode;
import java.util.List;

/** The steps that only a rolling upgrade has. */
final class RollingSteps {

    static final List<StepSpec> ALL = List.of(
            step(StepId.REPAIR_WORDS, "Put the status words right")
                    .brief("words")
                    .guide("滚动升级 > 注意事项")
                    .scope(Scope.CLUSTER)
                    .done("at most one node's word says that it is under way, and it is")
                    .timing(ofSeconds(5), ofMinutes(5), 3)
                    .wayBack(WayBack.NOTHING_CHANGED)
                    .hint("Look at the files in upgrade/cluster_and_node_status: which node is really under way?")
                    .declared(),
            step(StepId.BACKUP_DATA, "Back up the data")
                    .brief("data")
                    .guide("滚动升级 > 升级操作 4")
                    .scope(Scope.EACH_NODE)
                    .done("the operator has a backup of the data, or ctbackup has written one and said so")
                    .timing(ofMinutes(10), ofHours(12), 1)
                    .wayBack(WayBack.NOTHING_CHANGED)
                    .asks(QuestionKind.BACKUP_CHOICE)
                    .asksOn(QuestionKind.BACKUP_INPUTS, ProblemCode.BACKUP_INPUTS_MISSING)
                    .asksOn(QuestionKind.BACKUP_CHOICE, ProblemCode.DATA_BACKUP_FAILED)
                    .noEffect(ProblemCode.DATA_BACKUP_FAILED)
                    .hint(
                            "ctbackup says why in the last lines of the log: MySQL login, target directory, engine not open.")
                    .declared(),
            step(StepId.BEGIN_NODE, "Check again and begin")
                    .brief("begin")
                    .guide("滚动升级 > 升级操作 3-4")
                    .scope(Scope.EACH_NODE)
                    .requires(RELEASE_IN_PLACE, OTHERS_SERVE, UPGRADE_ALLOWED)
                    .done("the node's checks ended well, and its word and the cluster's are rollup")
                    .timing(ofSeconds(60), ofMinutes(15), 2)
                    .wayBack(WayBack.OFFLINE_ONLY)
                    .hint("Another node whose word is rollup or rolldown goes first: finish it or roll it back.")
                    .declared(),
            step(StepId.HEALTH_GATE, "Health gate")
                    .brief("gate")
                    .guide("滚动升级 > 提交操作, 注意事项")
                    .scope(Scope.EACH_NODE)
                    .done("every node is online and joined, and stays so for the soak time")
                    .timing(ofSeconds(15), ofHours(2), 1)
                    .wayBack(WayBack.OFFLINE_ONLY)
                    .noEffect(ProblemCode.NODE_DID_NOT_JOIN)
                    .hint(
                            "Which node is not ONLINE, or has not WORK_STAT 1, in cms stat? No other node is stopped before all serve.")
                    .declared());

    private RollingSteps() {}
}
