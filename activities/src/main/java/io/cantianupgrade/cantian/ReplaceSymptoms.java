package io.cantianupgrade.cantian;

import static io.cantianupgrade.cantian.Symptom.cause;
import static io.cantianupgrade.cantian.Symptom.consequence;

import io.cantianupgrade.model.ProblemCode;
import java.util.List;

/** What the release says while it backs up and replaces the programs of a node. */
final class ReplaceSymptoms {

    private static final String MODULE_LOG =
            "read /opt/cantian/log/MODULE on the node, MODULE as in the line, mend the cause, then answer retry";

    static final List<Symptom> ALL = List.of(
            cause(
                    "No space left on device",
                    ProblemCode.NODE_DISK_FULL,
                    "df -h on the node shows the full file system: make room there, then answer retry"),
            cause(
                    "We have to have only … rpm package",
                    ProblemCode.PACKAGE_INCOMPLETE,
                    "make repo/ of the unpacked release hold just what the vendor packed: three entries, two in deploy"
                            + " modes file and dss; then answer retry"),
            cause(
                    "is online, cantian status check failed",
                    ProblemCode.NODE_DID_NOT_STOP,
                    "on the node: sh /opt/cantian/action/appctl.sh stop   then answer retry"),
            cause(
                    "Error: the corresponding file size is different",
                    ProblemCode.BACKUP_FILE_CHANGED,
                    "make sure that everything of Cantian is stopped on the node (ps -ef | grep -E 'cms|cantian'), then"
                            + " answer retry: the backup is taken afresh"),
            cause(
                    "Error: the upgrade user is different from the installed user",
                    ProblemCode.PACKAGE_FOR_ANOTHER_USER,
                    "take the package for the installed kind: single-process and two-process packages do not mix"),
            cause(
                    "create snapshot failed",
                    ProblemCode.SNAPSHOT_NOT_TAKEN,
                    "read /opt/cantian/log/deploy/om_deploy/rest_request.log (login, name, tenant, room, licence), delete"
                            + " snapshots that were left over, then answer retry"),
            cause(
                    "LREP already exist,please choose another name",
                    ProblemCode.LOGICREP_USER_TAKEN,
                    "set ds.username in /opt/software/tools/logicrep/conf/datasource.properties to a free name, then"
                            + " answer retry"),
            consequence(
                    "start logicrep failed",
                    ProblemCode.MODULE_FAILED,
                    "read logicrep_deploy.log below /opt/cantian/log/logicrep on the node, then answer retry"),
            consequence(
                    "ct_om upgrade failed",
                    ProblemCode.MODULE_FAILED,
                    "a package that rpm did not install shows here first: rpm -qa 'cantian*' 'ct_om*' on the node; else "
                            + MODULE_LOG),
            consequence("cms upgrade failed", ProblemCode.MODULE_FAILED, MODULE_LOG),
            consequence("cantian upgrade failed", ProblemCode.MODULE_FAILED, MODULE_LOG),
            consequence(
                    "mysql upgrade failed",
                    ProblemCode.MODULE_FAILED,
                    "the connector archive must lie beside the unpacked release (release.connector of the cluster file);"
                            + " else " + MODULE_LOG),
            consequence("upgrade_backup failed", ProblemCode.MODULE_FAILED, MODULE_LOG));

    private ReplaceSymptoms() {}
}
