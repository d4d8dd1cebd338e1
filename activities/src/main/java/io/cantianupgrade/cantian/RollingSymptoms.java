package io.cantianupgrade.cantian;

import static io.cantianupgrade.cantian.Symptom.cause;

import io.cantianupgrade.model.ProblemCode;
import java.util.List;

/** What the release says of an upgrade node by node. */
final class RollingSymptoms {

    private static final String OTHER_NODES =
            "look at cms stat: start the node that is down, wait until every node shows ONLINE and WORK_STAT 1, then answer"
                    + " retry";
    private static final String UNFINISHED =
            "finish the upgrade or rollback of the node whose file node*_status.txt, in upgrade/cluster_and_node_status of"
                    + " the shared metadata file system, says rollup or rolldown; then answer retry";

    private static final String MEANWHILE =
            "somebody upgrades or rolls back the same cluster by hand: wait until that node is finished, or finish it; then"
                    + " answer retry";

    static final List<Symptom> ALL = List.of(
            cause("only … nodes were detected, totals", ProblemCode.NODE_DID_NOT_JOIN, OTHER_NODES),
            cause("existing nodes have not been started successfully", ProblemCode.NODE_DID_NOT_JOIN, OTHER_NODES),
            cause("none of the nodes joined the cluster", ProblemCode.NODE_DID_NOT_JOIN, OTHER_NODES),
            cause("there are currently one or more nodes in the", ProblemCode.OTHER_NODE_UNFINISHED, UNFINISHED),
            cause("currently existing nodes are in the", ProblemCode.OTHER_NODE_UNFINISHED, UNFINISHED),
            cause("somebody else has written meanwhile", ProblemCode.OTHER_NODE_UNFINISHED, MEANWHILE),
            cause(
                    "no need to execute the upgrade operation",
                    ProblemCode.ALREADY_UPGRADED,
                    "every node is upgraded: check the cluster (cms stat), then commit"),
            cause(
                    "Check passwd",
                    ProblemCode.DATA_BACKUP_FAILED,
                    "check the user and the password of MySQL that the data backup uses, then answer retry"),
            cause(
                    "call ctbackup tool failed",
                    ProblemCode.DATA_BACKUP_FAILED,
                    "the target directory must be there and empty, MySQL must accept the login, and the database must be"
                            + " open; then answer retry"));

    private RollingSymptoms() {}
}
