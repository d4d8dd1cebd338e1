package io.cantianupgrade.cantian;

import static io.cantianupgrade.cantian.Symptom.cause;
import static io.cantianupgrade.cantian.Symptom.consequence;

import io.cantianupgrade.model.ProblemCode;
import java.util.List;

/** What the release says when a node does not come up, and when its system tables do not change. */
final class StartSymptoms {

    private static final String ENGINE =
            "read cms_srv.rlog and cantiand.rlog of the node; another node may be reforming"
                    + " (cms stat); then answer retry";
    private static final String MANAGER = "check the interconnect (port 14587 between the nodes), the gcc file and the"
            + " certificates, read cms_srv.rlog of the node, then answer retry";

    static final List<Symptom> ALL = List.of(
            cause("start cantiand by cms failed", ProblemCode.ENGINE_DID_NOT_START, ENGINE),
            cause("Instance startup timeout", ProblemCode.ENGINE_DID_NOT_START, ENGINE),
            cause("Query cms server status timeout", ProblemCode.MANAGER_DID_NOT_START, MANAGER),
            cause("voting status timeout", ProblemCode.MANAGER_DID_NOT_START, MANAGER),
            cause(
                    "Cantiand start timeout, db status",
                    ProblemCode.DATABASE_NOT_OPEN,
                    "the database recovers: wait until DV_DATABASE shows OPEN, then answer retry"),
            cause(
                    "CT-00329",
                    ProblemCode.DATABASE_LOGIN_REFUSED,
                    "correct the secret that database.sysPassword of the cluster file names, then answer retry"),
            consequence(
                    "modify sys tables failed",
                    ProblemCode.SYSTEM_TABLES_FAILED,
                    "mend what the CT- number in the log names, delete updatesys.failed in the directory upgrade of the"
                            + " shared metadata file system, then answer retry; or roll back"));

    private StartSymptoms() {}
}
