package io.cantianupgrade.cantian;

import static io.cantianupgrade.cantian.Symptom.cause;
import static io.cantianupgrade.cantian.Symptom.consequence;

import io.cantianupgrade.model.ProblemCode;
import java.util.List;

/** What the release and its cluster manager say of a commit or a rollback that does not go through. */
final class EndSymptoms {

    private static final String ONLINE =
            "on the lead node, as the engine's user: cms stat   must show every node ONLINE,"
                    + " and   cms stat -node   one node with the role server; then answer retry";
    private static final String NUMBERS =
            "the release names its version in another way than MAIN.MAJOR[.REVISION]: ask the vendor's support";
    private static final String STOP_ALL =
            "stop the cluster manager on every node (sh /opt/cantian/action/appctl.sh stop), wait 10 s, then answer retry";

    static final List<Symptom> ALL = List.of(
            cause("version is invalid, cms", ProblemCode.VERSION_NOT_RAISED, NUMBERS),
            cause(
                    "cms gcc version bigger than upgrade version",
                    ProblemCode.VERSION_NOT_RAISED,
                    "cms version shows a higher version than the target: find out who raised it; it is never lowered here"),
            cause("cms proc upgrade failed", ProblemCode.VERSION_NOT_RAISED, ONLINE),
            consequence("calling cms tool to raise the version num failed", ProblemCode.VERSION_NOT_RAISED, ONLINE),
            cause("master is valid, wait 10s and try again", ProblemCode.NODE_DID_NOT_STOP, STOP_ALL),
            cause(
                    "the cluster status must be one of",
                    ProblemCode.STATUS_WORD_UNEXPECTED,
                    "read cluster_status.txt in upgrade/cluster_and_node_status of the shared metadata file system: after"
                            + " rolldown finish the rollback; normal with cms version at the target means that the commit"
                            + " is done"),
            cause(
                    "backup file note complete, rollback failed",
                    ProblemCode.BACKUP_INCOMPLETE,
                    "the backup was never complete, so nothing was replaced on this node: start the installed version"
                            + " (sh /opt/cantian/action/appctl.sh start)"),
            cause(
                    "The upgrade flag file …backup_note does not exist",
                    ProblemCode.NEVER_UPGRADED,
                    "the node was never upgraded, or was uninstalled since: it cannot be rolled back"),
            cause(
                    "Rolling upgrade is currently in progress",
                    ProblemCode.ROLLING_UPGRADE_OPEN,
                    "roll the rolling upgrade back as such: sh appctl.sh rollback rollup   node by node"),
            cause(
                    "it is detected that the system table has been modified",
                    ProblemCode.SYSTEM_TABLES_CHANGED,
                    "roll back offline and restore the data; the cluster's status word is rolldown now"));

    private EndSymptoms() {}
}
