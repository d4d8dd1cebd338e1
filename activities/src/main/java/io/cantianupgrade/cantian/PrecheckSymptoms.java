package io.cantianupgrade.cantian;

import static io.cantianupgrade.cantian.Symptom.cause;
import static io.cantianupgrade.cantian.Symptom.consequence;

import io.cantianupgrade.model.ProblemCode;
import java.util.List;

/** What the release says before it changes anything. */
final class PrecheckSymptoms {

    private static final String COMPARE =
            "compare config_params.json of the package with /opt/cantian/action/config_params.json on the node, correct the"
                    + " names in the package's file, then answer retry";
    private static final String STATUS =
            "on the node: sh /opt/cantian/action/appctl.sh check_status   must end with success;"
                    + " if it does not: sh /opt/cantian/action/appctl.sh start   then answer retry";
    private static final String OTHER_UPGRADE =
            "finish or roll back the other upgrade; if cms version shows that it was committed, delete the flag file that"
                    + " the line names, in the directory upgrade of the shared metadata file system; then answer retry";
    private static final String WAIT = "wait until the other run has ended, then answer retry; if none runs:"
            + " fuser -v /mnt/dbdata/remote/metadata_*/upgrade.lock   names the process that still holds the lock";
    private static final String DBSTOR_LOCK =
            "if no upgrade or rollback runs on the node that the line names, its lock was"
                    + " left behind: delete /upgrade/upgrade_lock_N of that node from the share file system with"
                    + " dbstor --delete-file, then answer retry";

    static final List<Symptom> ALL = List.of(
            cause("config check failed", ProblemCode.CONFIGURATION_KEYS_DIFFER, COMPARE),
            cause("config_params.json different with source", ProblemCode.CONFIGURATION_KEYS_DIFFER, COMPARE),
            cause("failed cms stat check", ProblemCode.CLUSTER_NOT_HEALTHY, STATUS),
            cause(
                    "current cluster may belong to the expansion and contraction state",
                    ProblemCode.CLUSTER_NOT_HEALTHY,
                    "wait until cms stat shows WORK_STAT 1 for every node, then answer retry"),
            cause(
                    "failed memory check",
                    ProblemCode.NODE_DISK_FULL,
                    "the word memory means disk: leave 5 GiB free where /opt/cantian is (df -h /opt/cantian), then answer"
                            + " retry"),
            cause(
                    "failed to white list check",
                    ProblemCode.SOURCE_NOT_ALLOWED,
                    "read action/white_list.txt of the package: choose a mode that it allows, or another package"),
            cause(
                    "The target version is the same as the current version",
                    ProblemCode.SOURCE_IS_TARGET,
                    "the node is upgraded already: check the cluster (cms stat) and commit"),
            cause("The cluster is being upgraded to another version", ProblemCode.UPGRADE_ALREADY_OPEN, OTHER_UPGRADE),
            cause("Other node is upgrading/rollback", ProblemCode.UPGRADE_LOCK_HELD, WAIT),
            cause(".sh is executing, please check again later", ProblemCode.UPGRADE_LOCK_HELD, WAIT),
            cause("Exist other upgrade node", ProblemCode.UPGRADE_LOCK_HELD, DBSTOR_LOCK),
            cause("Exist upgrade node", ProblemCode.UPGRADE_LOCK_HELD, DBSTOR_LOCK),
            cause(
                    "please do pre_upgrade first",
                    ProblemCode.RELEASE_PRECHECK_MISSING,
                    "on the node: sh /ctdb/cantian_install/cantian_connector/action/appctl.sh pre_upgrade MODE   with the"
                            + " mode of this upgrade (offline or rollup), then answer retry"),
            cause(
                    "dbstor client compatibility check failed",
                    ProblemCode.ARRAY_CLIENT_INCOMPATIBLE,
                    "update the storage array or its client first; /opt/cantian/dbstor/tools/cs_check_version.sh, run as"
                            + " the engine's user, must end with 0; then answer retry"),
            cause(
                    "Mysql server and Cantian is incompatible",
                    ProblemCode.MYSQL_INCOMPATIBLE,
                    "upgrade the MySQL server first, then answer retry"),
            cause(
                    "tree: command not found",
                    ProblemCode.NODE_LACKS_COMMAND,
                    "on the node: yum install tree   (offline: mount the system's ISO and add it as a local repository,"
                            + " gpgcheck=0), then answer retry"),
            cause(
                    "No module named …requests",
                    ProblemCode.NODE_LACKS_PYTHON_MODULE,
                    "on the node: pip3 install urllib3 certifi chardet idna requests   (offline: the wheels in this order),"
                            + " then answer retry"),
            cause(
                    "No module named …paramiko",
                    ProblemCode.NODE_LACKS_PYTHON_MODULE,
                    "on the node: pip3 install bcrypt pycparser six cffi cryptography PyNaCl paramiko   (offline: the"
                            + " wheels in this order), then answer retry"),
            cause(
                    "try to ping storage array ip …, but failed",
                    ProblemCode.ARRAY_UNREACHABLE,
                    "mend the way from the node to the array's management address; if it cannot be mended, the snapshots"
                            + " of all file systems have to be taken, reverted and deleted by hand in DeviceManager"),
            cause(
                    "storage array ip must be provided",
                    ProblemCode.ARRAY_UNREACHABLE,
                    "name the array's address in the cluster file (array.address)"),
            consequence(
                    "Execute cantian-common pre_upgrade.sh return failed",
                    ProblemCode.RELEASE_PRECHECK_FAILED,
                    "read /opt/cantian/log/deploy on the node; if it does not say why, collect the logs and ask the"
                            + " vendor's support"));

    private PrecheckSymptoms() {}
}
